"""search_page"""

from alembic import op

revision = "0011"
down_revision = "0010"


def upgrade():
    op.run_sql_file(revision, "up")


def downgrade():
    op.run_sql_file(revision, "down")
