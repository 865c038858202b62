from flask import Flask, redirect, request, session
from werkzeug.security import check_password_hash


def create_app(accounts, secret_key):
    """Build the Flask application in which members log in.

    `accounts` is a dict from the name of a member to the password hash made by
    werkzeug.security.generate_password_hash. `secret_key` is the application's secret key.

    POST /login?next=ADDRESS takes the form fields `name` and `password`. If they are
    right, it stores the name in the session under the key "user" and redirects to
    ADDRESS: the address of the page the member came from, such as "/orders?page=2".
    Without `next` it redirects to "/". If name or password are wrong, the answer has
    status 401.
    """
