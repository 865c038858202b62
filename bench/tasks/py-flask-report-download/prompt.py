import os

from flask import Flask, request, send_file


def create_app(reports_dir):
    """Build the Flask application that hands out reports.

    GET /reports?name=FILE answers with the content of FILE, a file in the folder
    `reports_dir`. FILE may name a file in a subfolder, such as "2024/march.txt".
    If there is no such file the answer has status 404.
    """
