"""search_forgets_dropped"""

from alembic import op

revision = "0014"
down_revision = "0013"


def upgrade():
    op.run_sql_file(revision, "up")


def downgrade():
    op.run_sql_file(revision, "down")
