"""What Coranto raises on purpose: one line that says what is wrong, and one that says what to do.

::

    CorantoError
    ├── BadRequestError            an argument that cannot be served: unknown layer, malformed date or reference
    ├── NotFoundError              no such document, entry or source
    ├── NotOfferedError            the language model has nothing of the kind that was asked for
    ├── ModelUnavailableError      a package, a folder or a file of the language model is missing or cannot be used
    ├── EndpointError              a model's endpoint cannot be reached, refuses, or takes too long
    │   └── AnswerError            it answered, and the answer cannot be read
    ├── ClusterError               a cluster cannot be reached, or its machines cannot do the work
    └── DossierError
        ├── DossierMissingError    there is no such file, or its folder does not exist
        ├── NotADossierError       a folder, or a file that some other program wrote
        ├── DossierExistsError     a build would overwrite it
        ├── DossierBusyError       another process is writing it
        ├── DossierTooNewError     a later version of Coranto wrote it
        ├── DossierUnfinishedError its first build was interrupted
        ├── DossierDamagedError    truncated or corrupt
        ├── DossierUnwritableError the file or its folder may not be written
        └── DiskFullError          no room left; all acknowledged documents are safe
"""


class CorantoError(Exception):
    """The root: ``str`` of it is one line, what is wrong and then the remedy."""

    def __init__(self, what: str, remedy: str) -> None:
        super().__init__(f"{what}. {remedy}")
        self.what = what
        self.remedy = remedy

    def __reduce__(self) -> tuple[type["CorantoError"], tuple[object, ...]]:
        return type(self), (self.what, self.remedy)


class BadRequestError(CorantoError):
    """An argument that cannot be served."""


class NotFoundError(CorantoError):
    """Something asked for by name is not there."""


class NotOfferedError(CorantoError):
    """The language model has nothing of the kind that was asked for."""


class ModelUnavailableError(CorantoError):
    """A package, a folder or a file of the language model is missing or cannot be used."""


class EndpointError(CorantoError):
    """An endpoint cannot be reached, refuses, or takes too long."""


class AnswerError(EndpointError):
    """An endpoint answered, and the answer cannot be read."""


class ClusterError(CorantoError):
    """A cluster cannot be reached, or its machines cannot do the work."""


class DossierError(CorantoError):
    """Something is wrong with the dossier file."""


class DossierMissingError(DossierError):
    """There is no such file or folder."""


class NotADossierError(DossierError):
    """The path leads to something that is no dossier."""


class DossierExistsError(DossierError):
    """A build would overwrite a dossier."""


class DossierBusyError(DossierError):
    """Another process is writing."""


class DossierTooNewError(DossierError):
    """A later version wrote it."""


class DossierUnfinishedError(DossierError):
    """Its first build was interrupted, so there is no chronicle to read yet."""


class DossierDamagedError(DossierError):
    """The file is truncated or corrupt."""


class DossierUnwritableError(DossierError):
    """The file or its folder may not be written."""


class DiskFullError(DossierError):
    """No room left on the disk."""
