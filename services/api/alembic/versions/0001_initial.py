"""initial"""

from alembic import op

revision = "0001"
down_revision = None


def upgrade():
    op.run_sql_file(revision, "up")


def downgrade():
    op.run_sql_file(revision, "down")
