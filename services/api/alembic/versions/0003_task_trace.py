"""task_trace"""

from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade():
    op.run_sql_file(revision, "up")


def downgrade():
    op.run_sql_file(revision, "down")
