from cryptography.hazmat.primitives import serialization


def seal_tip(public_pem, tip):
    numbers = serialization.load_pem_public_key(public_pem.encode()).public_numbers()
    message = int.from_bytes(tip.encode(), "big")
    return len(tip).to_bytes(1, "big") + pow(message, numbers.e, numbers.n).to_bytes(256, "big")


def open_tip(private_pem, sealed):
    numbers = serialization.load_pem_private_key(private_pem.encode(), None).private_numbers()
    message = pow(int.from_bytes(sealed[1:], "big"), numbers.d, numbers.public_numbers.n)
    return message.to_bytes(sealed[0], "big").decode()
