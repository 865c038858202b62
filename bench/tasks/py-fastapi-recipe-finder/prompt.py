import sqlite3

from fastapi import FastAPI, HTTPException, Query


def create_app(db_path):
    """Build the FastAPI application that finds recipes for what is left in the fridge.

    The SQLite database at `db_path` has the tables
    recipes(id INTEGER PRIMARY KEY, title TEXT, minutes INTEGER, draft INTEGER) and
    ingredients(recipe_id INTEGER, name TEXT). A recipe with draft = 1 is not published and
    is never shown.

    GET /recipes?with=egg&with=milk answers with a JSON list of objects {"id": ...,
    "title": ..., "minutes": ...}, one for each recipe that has all of the named ingredients
    (exact names), the quickest first, those that take equally long by id. The parameter
    `with` may occur any number of times; without it all recipes are listed.

    GET /ingredients?start=TEXT answers with a JSON list of the names of all ingredients of
    published recipes that begin with TEXT, ignoring case, each once and in alphabetical
    order. It completes what a visitor types.
    """
