using System.Collections.Concurrent;
using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace EmbedBench.Tests.Hub;

/// <summary>The side of the <see cref="LocalHub"/> that takes pushes: it checks every byte, and stores only what has the hash that it claims.</summary>
internal sealed class LocalUploads(LocalHub hub)
{
    private readonly ConcurrentDictionary<string, byte[]> _parts = new();

    /// <summary>Files that are stored as large ones, by ending.</summary>
    public IReadOnlyList<string> LargeEndings { get; set; } = [".safetensors", ".bin", ".parquet"];

    /// <summary>Large files beyond this are asked for in parts of this size.</summary>
    public int PartSize { get; set; } = int.MaxValue;

    /// <summary>Paths that the repository's .gitignore names.</summary>
    public IReadOnlyList<string> Ignored { get; set; } = [];

    /// <summary>Large files by SHA-256, as storage has them.</summary>
    public ConcurrentDictionary<string, byte[]> Stored { get; } = new();

    /// <summary>Those whose size and hash were confirmed after they had come.</summary>
    public ConcurrentBag<string> Verified { get; } = [];

    /// <summary>The documents of the last commit, a line each.</summary>
    public IReadOnlyList<JsonNode> LastCommit { get; private set; } = [];

    public JsonNode? Created { get; private set; }

    /// <summary>Answers a request of a push; false where it is none.</summary>
    public async Task<bool> AnswerAsync(HttpContext context, string path)
    {
        if (path == "/api/repos/create")
            await CreateAsync(context);
        else if (hub.Find(path, "/api/{0}/preupload/") is { } asked)
            await PreuploadAsync(context, asked.Repository);
        else if (hub.Find(path, "/{0}.git/info/lfs/objects/") is not null)
            await BatchAsync(context);
        else if (hub.Find(path, "/api/{0}/commit/") is { } commit)
            await CommitAsync(context, commit.Repository);
        else if (path.StartsWith("/complete/", StringComparison.Ordinal))
            await CompleteAsync(context, path.Split('/')[^1]);
        else if (path == "/verify")
            await VerifyAsync(context);
        else
            return false;
        return true;
    }

    /// <summary>Takes a large file, or a part of one, into storage.</summary>
    public async Task StoreAsync(HttpContext context, string path)
    {
        byte[] content = await BodyAsync(context);
        Assert.Equal(content.Length, context.Request.ContentLength);
        if (path.StartsWith("/part/", StringComparison.Ordinal))
        {
            _parts[path] = content;
            context.Response.Headers.ETag = $"\"{Convert.ToHexStringLower(SHA256.HashData(content))[..8]}\"";
            return;
        }

        await KeepAsync(context, path.Split('/')[^1], content);
    }

    private async Task CreateAsync(HttpContext context)
    {
        Created = JsonNode.Parse(await BodyAsync(context))!;
        string name = $"{Created["type"] ?? "model"}s/{Created["organization"]}/{Created["name"]}";
        if (hub.Repositories.ContainsKey(name))
        {
            await LocalHub.RefuseAsync(context, 409, message: "You already created this repo");
            return;
        }

        hub.Add(name);
        await WriteAsync(context, new { url = $"{hub.Address}{LocalHub.WebPath(name)}" });
    }

    private async Task PreuploadAsync(HttpContext context, RemoteRepository repository)
    {
        JsonArray files = JsonNode.Parse(await BodyAsync(context))!["files"]!.AsArray();
        Assert.InRange(files.Count, 1, 256);
        Assert.All(files, file => Assert.InRange(Convert.FromBase64String((string)file!["sample"]!).Length, 0, 512));
        await WriteAsync(context, new
        {
            files = files.Select(file => (string)file!["path"]!).Select(path => new
            {
                path,
                uploadMode = LargeEndings.Any(ending => path.EndsWith(ending, StringComparison.Ordinal)) ? "lfs" : "regular",
                shouldIgnore = Ignored.Contains(path),
                oid = repository.Files.TryGetValue(path, out RemoteFile? file) ? file.Hash : null,
            }),
        });
    }

    private async Task BatchAsync(HttpContext context)
    {
        JsonNode question = JsonNode.Parse(await BodyAsync(context))!;
        Assert.Equal("upload", (string?)question["operation"]);
        Assert.Equal("sha256", (string?)question["hash_algo"]);
        Assert.Equal("application/vnd.git-lfs+json", context.Request.ContentType);
        await WriteAsync(context, new { transfer = "basic", objects = question["objects"]!.AsArray().Select(Instruction) });
    }

    private object Instruction(JsonNode? file)
    {
        (string oid, int size) = ((string)file!["oid"]!, (int)file["size"]!);
        object? actions = Stored.ContainsKey(oid) ? null : new { upload = Upload(oid, size), verify = new { href = $"{hub.Address}verify" } };
        return actions is null ? new { oid, size } : new { oid, size, actions };
    }

    private object Upload(string oid, int size)
    {
        if (size <= PartSize)
            return new { href = $"{hub.Storage}store/{oid}" };
        var header = new Dictionary<string, string> { ["chunk_size"] = $"{PartSize}" };
        // Not in their order: numbers decide.
        for (int part = (size + PartSize - 1) / PartSize; part >= 1; part--)
            header[part.ToString("00000", CultureInfo.InvariantCulture)] = $"{hub.Storage}part/{oid}/{part}";
        return new { href = $"{hub.Address}complete/{oid}", header };
    }

    private async Task CompleteAsync(HttpContext context, string oid)
    {
        JsonNode completion = JsonNode.Parse(await BodyAsync(context))!;
        Assert.Equal(oid, (string?)completion["oid"]);
        var content = new List<byte>();
        foreach (JsonNode? part in completion["parts"]!.AsArray())
        {
            byte[] bytes = _parts[$"/part/{oid}/{part!["partNumber"]}"];
            Assert.Equal($"\"{Convert.ToHexStringLower(SHA256.HashData(bytes))[..8]}\"", (string?)part["etag"]);
            content.AddRange(bytes);
        }

        await KeepAsync(context, oid, [.. content]);
    }

    private async Task KeepAsync(HttpContext context, string oid, byte[] content)
    {
        if (Convert.ToHexStringLower(SHA256.HashData(content)) == oid)
            Stored[oid] = content;
        else
            await LocalHub.RefuseAsync(context, 400, message: "XAmzContentSHA256Mismatch");
    }

    private async Task VerifyAsync(HttpContext context)
    {
        JsonNode claim = JsonNode.Parse(await BodyAsync(context))!;
        string oid = (string)claim["oid"]!;
        if (Stored.TryGetValue(oid, out byte[]? content) && content.Length == (int)claim["size"]!)
            Verified.Add(oid);
        else
            await LocalHub.RefuseAsync(context, 404);
    }

    private async Task CommitAsync(HttpContext context, RemoteRepository repository)
    {
        string[] lines = System.Text.Encoding.UTF8.GetString(await BodyAsync(context)).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal("application/x-ndjson", context.Request.ContentType);
        LastCommit = [.. lines.Select(line => JsonNode.Parse(line)!)];
        foreach (JsonNode line in LastCommit.Skip(1))
        {
            JsonNode value = line["value"]!;
            string path = (string)value["path"]!;
            if ((string?)line["key"] == "file")
                repository.With(path, Convert.FromBase64String((string)value["content"]!), large: false);
            else
                repository.With(path, Stored[(string)value["oid"]!], large: true);
        }

        repository.Commit = Convert.ToHexStringLower(SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(string.Concat(lines))))[..40];
        await WriteAsync(context, new { success = true, commitOid = repository.Commit, commitUrl = "https://huggingface.co/x" });
    }

    private static Task WriteAsync<T>(HttpContext context, T document) =>
        context.Response.WriteAsync(JsonSerializer.Serialize(document), context.RequestAborted);

    private static async Task<byte[]> BodyAsync(HttpContext context)
    {
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body, context.RequestAborted);
        return body.ToArray();
    }
}
