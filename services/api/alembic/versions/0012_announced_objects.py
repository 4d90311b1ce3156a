"""announced_objects"""

from alembic import op

revision = "0012"
down_revision = "0011"


def upgrade():
    op.run_sql_file(revision, "up")


def downgrade():
    op.run_sql_file(revision, "down")
