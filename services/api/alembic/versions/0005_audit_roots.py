"""audit_roots"""

from alembic import op

revision = "0005"
down_revision = "0004"


def upgrade():
    op.run_sql_file(revision, "up")


def downgrade():
    op.run_sql_file(revision, "down")
