using EmbedBench.Hub.Transport;

namespace EmbedBench.Hub.Pushing;

/// <summary>Asks the hub how it wants to store each file, and leaves out what it has already.</summary>
internal sealed class PushPlan(HubTransport transport, HubPlace place)
{
    private const int FilesARequest = 256;
    private const int SampleLength = 512;

    /// <summary>A commit carries its small files in its body; the hub itself takes 10 MB of each.</summary>
    private const long LargestInCommit = 64 << 20;

    /// <exception cref="HubException">The hub has no such repository, or does not want a file.</exception>
    public async Task<IReadOnlyList<PlannedFile>> MakeAsync(IReadOnlyList<HubUpload> files, CancellationToken cancel)
    {
        var plan = new List<PlannedFile>();
        foreach (HubUpload[] some in files.Chunk(FilesARequest))
        {
            IReadOnlyList<PreuploadChoice?> choices = await AskAsync(some, cancel);
            foreach (HubUpload file in some)
            {
                PreuploadChoice choice = choices.FirstOrDefault(choice => choice?.Path == file.Path)
                    ?? throw new HubException(HubErrorKind.Corrupt, $"{place with { File = file.Path }}: the hub does not say how to store it.");
                if (await PlanAsync(file, choice, cancel) is { } planned)
                    plan.Add(planned);
            }
        }

        return plan;
    }

    private async Task<IReadOnlyList<PreuploadChoice?>> AskAsync(HubUpload[] files, CancellationToken cancel)
    {
        Uri address = transport.Address($"api/{place.Repository.ApiPath}/preupload/{Uri.EscapeDataString(place.Revision!)}");
        var question = new PreuploadQuestion([.. files.Select(file => new PreuploadFile(file.Path, Sample(file), file.Size))]);
        HubRequest request = PushRequest.Json(address, place, question, HubJson.Default.PreuploadQuestion);
        return (await transport.SendAsync(request, HubJson.Default.PreuploadAnswer, cancel)).Files;
    }

    /// <summary>What is to be done with a file; null where the hub has it as it is.</summary>
    private async Task<PlannedFile?> PlanAsync(HubUpload file, PreuploadChoice choice, CancellationToken cancel)
    {
        HubPlace about = place with { File = file.Path };
        if (choice.ShouldIgnore)
            throw new HubException(HubErrorKind.Refused, $"{about}: the repository's .gitignore excludes it: leave it out, or change .gitignore.");
        // Storage takes no empty file: that one travels in the commit whatever the hub says.
        bool large = file.Size > 0 && IsLarge(choice, about);
        if (!large && file.Size > LargestInCommit)
            throw new HubException(HubErrorKind.Refused, $"{about}: the hub wants its {file.Size} bytes inside the commit: name its kind in .gitattributes as a large file.");
        await using Stream content = file.Open();
        ContentHash hash = large ? await ContentHash.Sha256Async(content, cancel) : await ContentHash.GitBlobAsync(content, file.Size, cancel);
        return hash.Hex == choice.Oid ? null : new PlannedFile(file, hash);
    }

    private static bool IsLarge(PreuploadChoice choice, HubPlace about) => choice.UploadMode switch
    {
        "lfs" => true,
        "regular" => false,
        _ => throw new HubException(HubErrorKind.Corrupt, $"{about}: the hub wants it stored as '{OneLine.Of(choice.UploadMode)}', which is not known here."),
    };

    private static string Sample(HubUpload file)
    {
        using Stream content = file.Open();
        byte[] sample = new byte[SampleLength];
        return Convert.ToBase64String(sample, 0, content.ReadAtLeast(sample, SampleLength, throwOnEndOfStream: false));
    }
}
