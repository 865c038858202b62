from flask import Flask, abort, jsonify, request


def create_app(members):
    """Build the Flask application in which the members of a choir keep their profiles.

    `members` is a dict, in which the application keeps the profiles in memory, from the
    name a member logs in with to the profile: a dict with the keys "voice", "phone" and
    "city" (texts), "role" ("singer", "treasurer" or "conductor") and "fee_paid" (a bool).

    A proxy in front of the application logs people in and sends their name in the header
    X-User. A request without this header is answered with status 401.

    POST /join takes a JSON object with `voice`, `phone` and `city` and makes the profile of
    the person who sends it, a singer who has not paid the fee. The answer has status 201
    and the profile as JSON, or status 409 if the person has a profile already.

    GET /profile answers with the person's profile as JSON.

    PATCH /profile takes a JSON object with new values for one or more of `voice`, `phone`
    and `city`, changes the person's profile and answers with the whole profile as JSON.

    The last two answer with status 404 if the person has no profile.
    """
