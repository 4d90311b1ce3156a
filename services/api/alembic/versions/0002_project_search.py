"""project_search"""

from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade():
    op.run_sql_file(revision, "up")


def downgrade():
    op.run_sql_file(revision, "down")
