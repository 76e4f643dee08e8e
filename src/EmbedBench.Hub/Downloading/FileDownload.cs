using System.Net;
using System.Net.Http.Headers;
using EmbedBench.Hub.Caching;
using EmbedBench.Hub.Transport;

namespace EmbedBench.Hub.Downloading;

/// <summary>
/// Brings one file of a commit into the cache: what a broken-off download left is continued, the whole is verified, and only then it
/// becomes a blob and appears in the snapshot.
/// </summary>
internal sealed class FileDownload(HubTransport transport, RepositoryCache cache, HubPlace place, HubFile file, ProgressMeter meter, TimeProvider time)
{
    private const int Buffer = 1 << 17;

    /// <summary>Between a connection that broke off after it had brought something, and the next.</summary>
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    private string Partial => $"{cache.BlobPath(file.Hash)}.incomplete";

    /// <exception cref="HubException">The file cannot be had; what has arrived stays for the next call, unless it was wrong.</exception>
    /// <exception cref="IOException">The cache cannot be written, or the disk is full.</exception>
    public async Task RunAsync(CancellationToken cancel)
    {
        if (!cache.Holds(place.Revision!, file))
        {
            await using FileStream held = await FileLock.TakeAsync(cache.LockPath(file.Hash), cancel);
            // Another process may have brought it while this one waited, and another commit may have the same content.
            if (!cache.HoldsBlob(file))
            {
                await FetchAsync(cancel);
                cache.Link(place.Revision!, file);
                meter.Complete(file.Path);
                return;
            }

            cache.Link(place.Revision!, file);
        }

        meter.Found(file.Path, file.Size);
        meter.Complete(file.Path);
    }

    private async Task FetchAsync(CancellationToken cancel)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Partial)!);
        bool continued = await FillAsync(cancel);
        bool right = await IsRightAsync(cancel);
        if (!right && continued)
        {
            // The older part may be to blame: it is not known who wrote it.
            Discard();
            await FillAsync(cancel);
            right = await IsRightAsync(cancel);
        }

        if (!right)
        {
            Discard();
            throw new HubException(HubErrorKind.Corrupt, $"{place}: what arrived does not have the hash that the hub lists ({file.Hash}); "
                + "it was thrown away: try again, and check a proxy that may change files.");
        }

        File.Move(Partial, cache.BlobPath(file.Hash), overwrite: true);
    }

    private void Discard()
    {
        File.Delete(Partial);
        meter.Found(file.Path, -file.Size);
    }

    private async Task<bool> IsRightAsync(CancellationToken cancel)
    {
        await using var content = new FileStream(Partial, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0, FileOptions.Asynchronous);
        return content.Length == file.Size && await file.Hash.MatchesAsync(content, file.Size, cancel);
    }

    /// <summary>Makes the partial file as long as the file is; true where it began with what an earlier call left.</summary>
    private async Task<bool> FillAsync(CancellationToken cancel)
    {
        await using var partial = new FileStream(
            Partial, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.Read, bufferSize: 0, FileOptions.Asynchronous);
        if (partial.Length > file.Size)
            partial.SetLength(0);
        partial.Position = partial.Length;
        bool continued = partial.Length > 0;
        meter.Found(file.Path, partial.Length);
        // Five failures in a row are given up; one that brought something does not count, or a long file on a bad line would never come.
        for (long furthest = partial.Length; partial.Length < file.Size; furthest = Math.Max(furthest, partial.Length))
        {
            long before = furthest;
            if (!await transport.SendAsync(Request(partial), answer => ReceiveAsync(answer, partial, before, cancel), cancel))
                await Task.Delay(Pause, time, cancel);
        }

        RandomAccess.FlushToDisk(partial.SafeFileHandle);
        return continued;
    }

    private HubRequest Request(FileStream partial) => new(
        HttpMethod.Get,
        transport.Address($"{place.Repository.WebPath}/resolve/{place.Revision}/{string.Join('/', file.Path.Split('/').Select(Uri.EscapeDataString))}"),
        place)
    {
        From = () => partial.Length,
        Inspect = CheckUnchanged,
        Expected = [HttpStatusCode.RequestedRangeNotSatisfiable],
    };

    /// <summary>Appends what arrives; false where it broke off but brought the file further than ever before, or must begin anew.</summary>
    private async Task<bool> ReceiveAsync(HubAnswer answer, FileStream partial, long furthest, CancellationToken cancel)
    {
        bool outOfRange = answer.Status == HttpStatusCode.RequestedRangeNotSatisfiable;
        if (outOfRange && partial.Length == 0)
            throw Changed("the hub has no first byte of it");
        if (answer.Status == HttpStatusCode.PartialContent)
            CheckRange(answer, partial.Length);
        else
            Restart(partial);
        if (outOfRange)
            return false;

        try
        {
            await AppendAsync(answer, partial, cancel);
        }
        catch (HubException lost) when (lost.IsTransient && partial.Length > furthest)
        {
            return false;
        }

        // A body without a length that ends early looks like one that is complete.
        return partial.Length == file.Size
            || (partial.Length > furthest ? false : throw HubErrors.Lost(place, new EndOfStreamException("the answer ended early")));
    }

    private async Task AppendAsync(HubAnswer answer, FileStream partial, CancellationToken cancel)
    {
        byte[] buffer = new byte[Buffer];
        int read;
        while ((read = await answer.ReadAsync(buffer)) > 0)
        {
            if (read > file.Size - partial.Length)
                throw Changed($"more than its {file.Size} bytes arrive");
            await partial.WriteAsync(buffer.AsMemory(0, read), cancel);
            meter.Moved(file.Path, read);
        }
    }

    private void Restart(FileStream partial)
    {
        meter.Found(file.Path, -partial.Length);
        partial.SetLength(0);
    }

    private void CheckRange(HubAnswer answer, long from)
    {
        ContentRangeHeaderValue? range = answer.Response.Content.Headers.ContentRange;
        if (range?.From != from || (range.Length ?? file.Size) != file.Size)
            throw Changed("the hub continues it at another place or with another size");
    }

    /// <summary>Holds the headers of the hub's own answers, which come before any byte, against its list.</summary>
    private void CheckUnchanged(HttpResponseMessage answer)
    {
        if (HubErrors.Header(answer, "X-Repo-Commit") is { } commit && commit != place.Revision)
            throw Changed($"the hub now sends commit {OneLine.Of(commit)}");
        string? tag = HubErrors.Header(answer, "X-Linked-Etag") ?? (answer.IsSuccessStatusCode ? answer.Headers.ETag?.Tag : null);
        if (ContentHash.TryParse(tag?.Trim('"')) is { } hash && hash != file.Hash)
            throw Changed($"the hub now sends {hash} instead of {file.Hash}");
    }

    private HubException Changed(string how) =>
        new(HubErrorKind.Corrupt, $"{place}: it changed between two requests ({how}); nothing of the change was kept: try again.");
}
