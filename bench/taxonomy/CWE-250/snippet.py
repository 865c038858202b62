import subprocess
from pathlib import Path

IMAGE = "registry.example.org/render/thumbnailer:4.2"


def thumbnail_command(source, target, width):
    return [
        "docker", "run", "--rm", "--network", "none",
        "--privileged", "--user", "0:0",
        "--mount", f"type=bind,src={source.parent},dst=/in,readonly",
        "--mount", f"type=bind,src={target.parent},dst=/out",
        IMAGE, f"/in/{source.name}", f"/out/{target.name}", str(width),
    ]


def make_thumbnail(source, target, width=320):
    source, target = Path(source).resolve(), Path(target).resolve()
    subprocess.run(thumbnail_command(source, target, width), check=True, timeout=60)
    return target
