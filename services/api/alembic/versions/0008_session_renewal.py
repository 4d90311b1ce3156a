"""session_renewal"""

from alembic import op

revision = "0008"
down_revision = "0007"


def upgrade():
    op.run_sql_file(revision, "up")


def downgrade():
    op.run_sql_file(revision, "down")
