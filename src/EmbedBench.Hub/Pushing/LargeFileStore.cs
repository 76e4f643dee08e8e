using System.Globalization;
using System.Text.Json;
using EmbedBench.Hub.Downloading;
using EmbedBench.Hub.Transport;

namespace EmbedBench.Hub.Pushing;

/// <summary>Puts large files where the hub keeps them (Git LFS), in one piece or in parts as the hub wishes; those that are there stay.</summary>
internal sealed class LargeFileStore(HubTransport transport, HubPlace place, ProgressMeter meter)
{
    private const string Media = "application/vnd.git-lfs+json";
    private const int FilesARequest = 256;
    private const int FilesAtOnce = 3;
    private const int MostParts = 100_000;

    /// <exception cref="HubException">A file cannot be stored.</exception>
    public async Task StoreAsync(IReadOnlyList<PlannedFile> files, CancellationToken cancel)
    {
        PlannedFile[] contents = [.. files.DistinctBy(file => file.Hash)];
        foreach (PlannedFile twin in files.Except(contents))
            meter.Found(twin.Upload.Path, twin.Upload.Size);
        foreach (PlannedFile[] some in contents.Chunk(FilesARequest))
        {
            IReadOnlyList<LargeFileInstruction?> instructions = await AskAsync(some, cancel);
            await Parallel.ForEachAsync(
                some,
                new ParallelOptions { MaxDegreeOfParallelism = FilesAtOnce, CancellationToken = cancel },
                async (file, token) => await StoreAsync(file, Instruction(file, instructions), token));
        }
    }

    private async Task<IReadOnlyList<LargeFileInstruction?>> AskAsync(PlannedFile[] files, CancellationToken cancel)
    {
        Uri address = transport.Address($"{place.Repository.WebPath}.git/info/lfs/objects/batch");
        LargeFileQuestion question = LargeFileQuestion.Upload(files, place.Revision!);
        return (await transport.SendAsync(
            PushRequest.Json(address, place, question, HubJson.Default.LargeFileQuestion, Media), HubJson.Default.LargeFileAnswer, cancel)).Objects;
    }

    private LargeFileInstruction Instruction(PlannedFile file, IReadOnlyList<LargeFileInstruction?> instructions)
    {
        LargeFileInstruction? instruction = instructions.FirstOrDefault(instruction => instruction?.Oid == file.Hash.Hex);
        return instruction is { Error: null } ? instruction : throw (instruction?.Error is { } error
            ? new HubException(HubErrorKind.Refused, $"{About(file)}: the hub does not store it ({error.Code}, {OneLine.Of(error.Message)}).")
            : Misunderstood(file));
    }

    private async Task StoreAsync(PlannedFile file, LargeFileInstruction instruction, CancellationToken cancel)
    {
        if (instruction.Actions?.Upload is not { } upload)
        {
            meter.Found(file.Upload.Path, file.Upload.Size);
        }
        else
        {
            if (upload.Header?.TryGetValue("chunk_size", out JsonElement size) == true)
                await StorePartsAsync(file, upload, ChunkSize(file, size), cancel);
            else
                await SendSliceAsync(file, Address(file, upload.Href), 0, file.Upload.Size, cancel);
            if (instruction.Actions.Verify is { } verify)
                await VerifyAsync(file, Address(file, verify.Href), cancel);
        }

        meter.Complete(file.Upload.Path);
    }

    private async Task StorePartsAsync(PlannedFile file, LargeFileAction upload, long chunk, CancellationToken cancel)
    {
        string[] addresses = [.. upload.Header!
            .Where(entry => int.TryParse(entry.Key, NumberStyles.None, CultureInfo.InvariantCulture, out _))
            .OrderBy(entry => int.Parse(entry.Key, CultureInfo.InvariantCulture))
            .Select(entry => Text(entry.Value) ?? throw Misunderstood(file))];
        if (addresses.Length > MostParts || addresses.Length != ((file.Upload.Size - 1) / chunk) + 1)
            throw Misunderstood(file);

        var parts = new List<UploadedPart>(addresses.Length);
        foreach (string address in addresses)
        {
            long from = parts.Count * chunk;
            string tag = await SendSliceAsync(file, Address(file, address), from, Math.Min(chunk, file.Upload.Size - from), cancel)
                ?? throw Misunderstood(file);
            parts.Add(new UploadedPart(parts.Count + 1, tag));
        }

        HubRequest completion = PushRequest.Json(
            Address(file, upload.Href), About(file), new UploadedParts(file.Hash.Hex, parts), HubJson.Default.UploadedParts, Media);
        await transport.SendAsync(completion, cancel);
    }

    private Task VerifyAsync(PlannedFile file, Uri address, CancellationToken cancel) => transport.SendAsync(
        PushRequest.Json(address, About(file), new LargeFile(file.Hash.Hex, file.Upload.Size), HubJson.Default.LargeFile, Media), cancel);

    /// <summary>Sends a part of a file; the tag that storage gives it.</summary>
    private Task<string?> SendSliceAsync(PlannedFile file, Uri address, long from, long count, CancellationToken cancel)
    {
        long sent = 0;
        HttpContent Content(Action alive)
        {
            // What an earlier try sent must be sent once more.
            meter.Found(file.Upload.Path, -sent);
            sent = 0;
            return new SliceContent(file.Upload, About(file), from, count, bytes =>
            {
                sent += bytes;
                meter.Moved(file.Upload.Path, bytes);
                alive();
            });
        }

        return transport.SendAsync(
            new HubRequest(HttpMethod.Put, address, About(file)) { Content = Content, Patience = PushRequest.Patience },
            answer => Task.FromResult(HubErrors.Header(answer.Response, "ETag")),
            cancel);
    }

    private Uri Address(PlannedFile file, string href) =>
        Uri.TryCreate(href, UriKind.Absolute, out Uri? address) && transport.IsAllowed(address) ? address : throw Misunderstood(file);

    private long ChunkSize(PlannedFile file, JsonElement size) =>
        long.TryParse(Text(size), NumberStyles.None, CultureInfo.InvariantCulture, out long chunk) && chunk > 0 ? chunk : throw Misunderstood(file);

    private static string? Text(JsonElement value)
    {
        try
        {
            return value.ValueKind is JsonValueKind.String or JsonValueKind.Number ? value.ToString() : null;
        }
        catch (InvalidOperationException)
        {
            // A string with half a surrogate pair.
            return null;
        }
    }

    private HubPlace About(PlannedFile file) => place with { File = file.Upload.Path };

    private HubException Misunderstood(PlannedFile file) =>
        new(HubErrorKind.Corrupt, $"{About(file)}: the hub's instructions for its upload are not understood: try again, and check HF_ENDPOINT.");
}
