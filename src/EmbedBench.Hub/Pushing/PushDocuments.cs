using System.Text.Json;
using System.Text.Json.Serialization;
using EmbedBench.Hub.Transport;

namespace EmbedBench.Hub.Pushing;

/// <summary>Asks how each file is to be stored; a sample is its first bytes in base 64.</summary>
internal sealed record PreuploadQuestion(IReadOnlyList<PreuploadFile> Files);

internal sealed record PreuploadFile(string Path, string Sample, long Size);

internal sealed record PreuploadAnswer(IReadOnlyList<PreuploadChoice?> Files);

/// <summary><c>lfs</c> or <c>regular</c>, and the hash of what the branch has under that path.</summary>
internal sealed record PreuploadChoice(string Path, string UploadMode, bool ShouldIgnore = false, string? Oid = null);

/// <summary>Makes a repository.</summary>
internal sealed record NewRepository(string Name, string? Organization, string Type, string Visibility);

/// <summary>Git LFS: asks where large files go.</summary>
internal sealed record LargeFileQuestion(
    string Operation,
    IReadOnlyList<string> Transfers,
    IReadOnlyList<LargeFile> Objects,
    [property: JsonPropertyName("hash_algo")] string HashAlgorithm,
    LargeFileBranch Ref)
{
    public static LargeFileQuestion Upload(IEnumerable<PlannedFile> files, string branch) =>
        new("upload", ["basic", "multipart"], [.. files.Select(file => new LargeFile(file.Hash.Hex, file.Upload.Size))], "sha256", new(branch));
}

internal sealed record LargeFileBranch(string Name);

internal sealed record LargeFileAnswer(IReadOnlyList<LargeFileInstruction?> Objects);

/// <summary>What to do for one large file: nothing where it has no actions, because storage has it.</summary>
internal sealed record LargeFileInstruction(string Oid, LargeFileActions? Actions = null, LargeFileError? Error = null);

internal sealed record LargeFileActions(LargeFileAction? Upload = null, LargeFileAction? Verify = null);

/// <summary>An address; in parts, the header has their size (<c>chunk_size</c>) and, by number, their addresses.</summary>
internal sealed record LargeFileAction(string Href, IReadOnlyDictionary<string, JsonElement>? Header = null);

internal sealed record LargeFileError(string Message = "no reason given", int Code = 0);

internal sealed record UploadedParts(string Oid, IReadOnlyList<UploadedPart> Parts);

internal sealed record UploadedPart(int PartNumber, string Etag);

internal sealed record CommitAnswer(string CommitOid);
