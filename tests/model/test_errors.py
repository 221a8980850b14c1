import inspect
import pickle
import re

from coranto.model import errors
from coranto.model.errors import CorantoError, DiskFullError


def test_the_tree_in_the_docstring_is_the_tree():
    named = re.findall(r"\b[A-Z]\w+Error\b", (errors.__doc__ or "").split("::")[1])
    classes = [one for _, one in inspect.getmembers(errors, inspect.isclass) if issubclass(one, CorantoError)]
    assert sorted(named) == sorted(one.__name__ for one in classes)
    assert all(inspect.getdoc(one) for one in classes)


def test_an_error_is_one_line_and_goes_from_process_to_process():
    error = DiskFullError("The disk is full", "Make room.")
    again = pickle.loads(pickle.dumps(error))
    assert (type(again), str(again), again.remedy) == (DiskFullError, "The disk is full. Make room.", "Make room.")
