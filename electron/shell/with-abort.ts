export type Fetch = (request: Request) => Promise<Response>;

/**
 * Electron cancels a response's body when its page is gone, but never aborts `request.signal`, so an event stream
 * would be fed for ever. This gives every request a signal of its own that aborts when its body is cancelled.
 */
export function withAbort(fetch: Fetch): Fetch {
  return async (request) => {
    const gone = new AbortController();
    const signal = AbortSignal.any([request.signal, gone.signal]);
    const response = await fetch(new Request(request, { signal }));
    if (!response.body) return response;
    const reader = response.body.getReader();
    const body = new ReadableStream<Uint8Array>(
      {
        async pull(controller) {
          const { done, value } = await reader.read();
          if (done) controller.close();
          else controller.enqueue(value);
        },
        async cancel(reason) {
          gone.abort(reason);
          await reader.cancel(reason);
        },
      },
      { highWaterMark: 0 },
    );
    const { status, statusText, headers } = response;
    return new Response(body, { status, statusText, headers });
  };
}
