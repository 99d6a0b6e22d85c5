"""Reading the database for the routes. In: an open session. Out: rows; where there is none, `NotFound`."""
