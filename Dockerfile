# docker build -t mawaqif . && docker run --rm --read-only --tmpfs /tmp -p 8501:8501 mawaqif
FROM python:3.11-slim AS made
COPY requirements.txt constraints.txt ./
RUN python -m venv /venv \
 && /venv/bin/pip install --no-cache-dir --disable-pip-version-check -r requirements.txt \
 && /venv/bin/pip uninstall --yes pip \
 && find /venv -type d -name tests -prune -exec rm -rf {} +

FROM python:3.11-slim
ENV PATH=/venv/bin:$PATH PORT=8501 HOME=/tmp XDG_CACHE_HOME=/tmp/mawaqif PYTHONUNBUFFERED=1
COPY --from=made /venv /venv
WORKDIR /mawaqif
# .dockerignore names what comes in. It belongs to root; who runs it may write nothing but /tmp.
COPY . .
RUN python -m compileall -q app.py components data pages
USER 10001:10001
EXPOSE 8501
HEALTHCHECK --interval=30s --timeout=5s --start-period=30s --retries=3 \
  CMD ["python", "-c", "import os, urllib.request; urllib.request.urlopen(f'http://localhost:{os.environ[\"PORT\"]}/healthz', timeout=4)"]
ENTRYPOINT ["deploy/serve"]
