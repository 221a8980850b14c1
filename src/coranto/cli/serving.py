"""The command that opens a dossier for reading in a browser, and for programs that ask over HTTP."""

import sys
from contextlib import suppress
from pathlib import Path

import click

from coranto.cli.logs import logged
from coranto.cli.options import DOSSIER
from coranto.cli.printing import style


@click.command()
@DOSSIER
@click.option("--host", default="127.0.0.1", show_default=True, help="Address to listen on.")
@click.option("--port", default=8765, show_default=True, type=click.IntRange(0, 65535), help="Port; 0 is any free one.")
@click.option("--allow-host", "hosts", multiple=True, metavar="NAME", help="Name by which it may be asked too.")
@click.option("--embed", multiple=True, metavar="ORIGIN", help="Site whose pages may show this one in a frame.")
@click.option(
    "--token-file",
    type=click.Path(path_type=Path),
    help="Takes verdicts from whoever shows the token in this file; made where there is none.",
)
@click.option("--open", "browse", is_flag=True, help="Open the page in a browser.")
@logged
def serve(
    dossier: Path,
    host: str,
    port: int,
    hosts: tuple[str, ...],
    embed: tuple[str, ...],
    token_file: Path | None,
    browse: bool,
) -> None:
    """Serve the dossier to a browser, and to programs under /api/v1, on this machine."""
    from coranto.api.newsstand import Newsstand
    from coranto.api.server import address_of, listening
    from coranto.api.server import serve as answering
    from coranto.api.settings import Settings, is_loopback, require_origins, token_of

    settings = Settings(
        host=host.lower(),
        hosts=frozenset(name.lower() for name in hosts),
        token=token_of(token_file) if token_file is not None else None,
        embed=require_origins(embed),
    )
    if not is_loopback(host):
        warning = f"coranto: {host} can be reached from other machines, and whoever reaches it can read all of it."
        click.echo(style(warning, "warning"), err=True)
    stand = Newsstand(dossier, press=bool(sys.executable))
    with listening(host, port) as opened, suppress(KeyboardInterrupt):
        address = address_of(opened)
        click.echo(f"{dossier} is served at {address} (stop with Ctrl-C).")
        answering(stand, settings, opened, (lambda _: click.launch(address)) if browse else None)
