import { queryOptions } from '@tanstack/react-query';
import { client, unwrap } from '../../api.ts';

/** What is in the catalogue does not change while the page is open. */
export const galleryQuery = queryOptions({
  queryKey: ['paper-gallery'],
  queryFn: () => unwrap(client.gallery()),
  staleTime: 60_000,
});

/** One's own batches; asked for every second while one of them is being printed. */
export const batchesQuery = queryOptions({
  queryKey: ['paper-batches'],
  queryFn: () => unwrap(client.batches()),
  refetchInterval: ({ state }) =>
    state.data?.some((batch) => batch.state === 'WAITING' || batch.state === 'RUNNING') === true ? 1000 : false,
});
