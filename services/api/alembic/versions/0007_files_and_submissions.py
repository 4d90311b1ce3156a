"""files_and_submissions"""

from alembic import op

revision = "0007"
down_revision = "0006"


def upgrade():
    op.run_sql_file(revision, "up")


def downgrade():
    op.run_sql_file(revision, "down")
