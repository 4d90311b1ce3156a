"""identity"""

from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade():
    op.run_sql_file(revision, "up")


def downgrade():
    op.run_sql_file(revision, "down")
