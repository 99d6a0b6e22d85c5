"""Run by Alembic: applies the migrations on the connection that `upgrade` or `downgrade` brought, in its transaction."""

from alembic import context

context.configure(connection=context.config.attributes["connection"], transaction_per_migration=False)
context.run_migrations()
