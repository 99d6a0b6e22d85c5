"""Which regimes are expected, kept beside the one that is."""

import sqlalchemy as sa
from alembic import op

from cryptopredict.core.migrations.steps import JSON

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make room; analyses from before expected nothing."""
    op.add_column(
        "market_regime_analysis", sa.Column("regime_forecasts", JSON, server_default=sa.text("'[]'::jsonb"), nullable=False)
    )


def downgrade() -> None:
    """Forget it."""
    op.drop_column("market_regime_analysis", "regime_forecasts")
