"""dropped_chains"""

from alembic import op

revision = "0013"
down_revision = "0012"


def upgrade():
    op.run_sql_file(revision, "up")


def downgrade():
    op.run_sql_file(revision, "down")
