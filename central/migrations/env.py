"""What Alembic runs: the steps, on the connection that `central.store` hands over."""

from alembic import context

from central.schema import tables

context.configure(connection=context.config.attributes["connection"], target_metadata=tables)
context.run_migrations()
