import csv
import os
import subprocess
import tempfile
import uuid

PRINTER = "/usr/local/bin/payslip-printer"


def print_payslips(employees):
    name = os.path.join(tempfile.gettempdir(), f"payslips-{uuid.uuid4().hex}.csv")
    descriptor = os.open(name, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        with open(descriptor, "w", newline="", encoding="utf-8") as out:
            writer = csv.writer(out)
            for employee in employees:
                writer.writerow([employee.name, employee.iban, employee.net_pay])
        subprocess.run([PRINTER, name], check=True)
    finally:
        os.unlink(name)
