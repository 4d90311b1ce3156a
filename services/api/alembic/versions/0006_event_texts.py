"""event_texts"""

from alembic import op

revision = "0006"
down_revision = "0005"


def upgrade():
    op.run_sql_file(revision, "up")


def downgrade():
    op.run_sql_file(revision, "down")
