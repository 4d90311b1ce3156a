"""reports_by_object"""

from alembic import op

revision = "0009"
down_revision = "0008"


def upgrade():
    op.run_sql_file(revision, "up")


def downgrade():
    op.run_sql_file(revision, "down")
