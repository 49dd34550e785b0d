"""The pages, made on the server; whatever is not made by `report.html.markup` is escaped there."""
