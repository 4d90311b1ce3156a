"""search_by_sample"""

from alembic import op

revision = "0010"
down_revision = "0009"


def upgrade():
    op.run_sql_file(revision, "up")


def downgrade():
    op.run_sql_file(revision, "down")
