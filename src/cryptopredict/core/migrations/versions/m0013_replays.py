"""What is needed to say why a decision, made again, comes out otherwise; and what a piece of work came to, where a line is not enough."""

import sqlalchemy as sa
from alembic import op

from cryptopredict.core.migrations.steps import EMPTY, JSON

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make room. Runs from before know of their surroundings no more than their version."""
    op.add_column("cascade_runs", sa.Column("environment", JSON, server_default=EMPTY, nullable=False))
    op.add_column("cascade_runs", sa.Column("inputs", JSON, server_default=EMPTY, nullable=False))
    op.add_column("job_runs", sa.Column("result", JSON))


def downgrade() -> None:
    """Forget it."""
    op.drop_column("job_runs", "result")
    op.drop_column("cascade_runs", "inputs")
    op.drop_column("cascade_runs", "environment")
