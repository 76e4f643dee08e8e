using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.DependencyInjection;

namespace EmbedBench.Tests.Hub;

/// <summary>
/// Behaves as the hub does, on loopback: the API and small files on one port, large files by redirect from another, which stands for the
/// hosts that hold them. Every request is noted; a test may answer any of them itself.
/// </summary>
internal sealed class LocalHub : IAsyncDisposable
{
    private readonly WebApplication _application;
    private readonly ConcurrentQueue<ReceivedRequest> _requests = new();

    private LocalHub()
    {
        WebApplicationBuilder builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(options =>
        {
            options.Listen(IPAddress.Loopback, 0);
            options.Listen(IPAddress.Loopback, 0);
            options.Limits.MaxRequestBodySize = null;
        });
        Uploads = new LocalUploads(this);
        _application = builder.Build();
        _application.Run(AnswerAsync);
    }

    public Uri Address { get; private set; } = null!;

    public Uri Storage { get; private set; } = null!;

    /// <summary>By their place under /api: models/acme/tiny.</summary>
    public Dictionary<string, RemoteRepository> Repositories { get; } = [];

    /// <summary>What was pushed.</summary>
    public LocalUploads Uploads { get; }

    /// <summary>All requests so far, in the order of their arrival.</summary>
    public IReadOnlyList<ReceivedRequest> Requests => [.. _requests];

    /// <summary>The token that every request to the hub itself must have; null: none is asked for.</summary>
    public string? Token { get; set; }

    /// <summary>Files a page of a list has.</summary>
    public int PageSize { get; set; } = 1000;

    /// <summary>Answers a request in the hub's place; false lets the hub answer.</summary>
    public Func<HttpContext, Task<bool>> Intercept { get; set; } = _ => Task.FromResult(false);

    public static async Task<LocalHub> StartAsync()
    {
        var hub = new LocalHub();
        await hub._application.StartAsync();
        string[] addresses = [.. hub._application.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses];
        (hub.Address, hub.Storage) = (new Uri(addresses[0]), new Uri(addresses[1]));
        return hub;
    }

    public RemoteRepository Add(string apiPath) => Repositories[apiPath] = new RemoteRepository();

    public int Count(string partOfTarget) => Requests.Count(request => request.Target.Contains(partOfTarget, StringComparison.Ordinal));

    public async ValueTask DisposeAsync()
    {
        await _application.StopAsync();
        await _application.DisposeAsync();
    }

    /// <summary>A repository's place under the address itself, where a model has no prefix.</summary>
    public static string WebPath(string apiPath) =>
        apiPath.StartsWith("models/", StringComparison.Ordinal) ? apiPath["models/".Length..] : apiPath;

    /// <summary>Sends a file, or the rest of it that a range asks for.</summary>
    public static async Task SendAsync(HttpContext context, byte[] content)
    {
        int from = First(context);
        if (from > 0)
        {
            context.Response.StatusCode = from < content.Length ? 206 : 416;
            context.Response.Headers.ContentRange = from < content.Length
                ? $"bytes {from}-{content.Length - 1}/{content.Length}" : $"bytes */{content.Length}";
        }

        if (from >= content.Length && from > 0)
            return;
        context.Response.ContentLength = content.Length - from;
        await context.Response.Body.WriteAsync(content.AsMemory(from), context.RequestAborted);
    }

    /// <summary>Sends a part of a file, waits until it has arrived, and cuts the connection.</summary>
    public static async Task SendPartAsync(HttpContext context, byte[] content, int until, Func<bool> arrived)
    {
        int from = First(context);
        context.Response.StatusCode = from > 0 ? 206 : 200;
        if (from > 0)
            context.Response.Headers.ContentRange = $"bytes {from}-{content.Length - 1}/{content.Length}";
        context.Response.ContentLength = content.Length - from;
        await context.Response.Body.WriteAsync(content.AsMemory(from..until), context.RequestAborted);
        await context.Response.Body.FlushAsync(context.RequestAborted);
        while (!arrived())
            await Task.Delay(5, context.RequestAborted);
        context.Abort();
    }

    public static async Task RefuseAsync(HttpContext context, int status, string? code = null, string? message = null)
    {
        context.Response.StatusCode = status;
        if (code is not null)
            context.Response.Headers["X-Error-Code"] = code;
        if (message is not null)
            context.Response.Headers["X-Error-Message"] = message;
        await context.Response.WriteAsync($$"""{"error":"{{message ?? code ?? "no"}}"}""", context.RequestAborted);
    }

    public static string Target(HttpContext context) => context.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget;

    private static int First(HttpContext context) =>
        context.Request.Headers.Range.ToString() is { Length: > 0 } range
            ? int.Parse(range["bytes=".Length..].TrimEnd('-'), CultureInfo.InvariantCulture) : 0;

    private async Task AnswerAsync(HttpContext context)
    {
        string target = Target(context);
        _requests.Enqueue(new(context.Request.Method, target, context.Connection.LocalPort,
            context.Request.Headers.Authorization.ToString(), context.Request.Headers.Range.ToString()));
        if (await Intercept(context))
            return;
        if (context.Connection.LocalPort == Storage.Port)
            await StorageAsync(context, target);
        else if (Token is not null && context.Request.Headers.Authorization != $"Bearer {Token}")
            await RefuseAsync(context, 401, "RepoNotFound", "Repository not found");
        else
            await HubAsync(context, target);
    }

    private async Task StorageAsync(HttpContext context, string target)
    {
        if (context.Request.Method == "PUT")
        {
            await Uploads.StoreAsync(context, target);
            return;
        }

        string hash = target[(target.LastIndexOf('/') + 1)..];
        RemoteFile file = Repositories.Values.SelectMany(repository => repository.Files.Values).First(file => file.Large && file.Sha256 == hash);
        await SendAsync(context, file.Content);
    }

    private async Task HubAsync(HttpContext context, string target)
    {
        string path = target.Split('?')[0];
        if (Find(path, "/api/{0}/revision/") is { } asked)
            await RevisionAsync(context, asked);
        else if (Find(path, "/api/{0}/tree/") is { } tree)
            await TreeAsync(context, tree);
        else if (Find(path, "/{0}/resolve/") is { } file)
            await ResolveAsync(context, file);
        else if (!await Uploads.AnswerAsync(context, path))
            await RefuseAsync(context, 404, "RepoNotFound", "Repository not found");
    }

    /// <summary>The repository that a path names in the pattern's place, and the rest of the path.</summary>
    public Asked? Find(string path, string pattern)
    {
        foreach ((string name, RemoteRepository repository) in Repositories)
        {
            string place = pattern.StartsWith("/api", StringComparison.Ordinal) ? name : WebPath(name);
            string prefix = string.Format(CultureInfo.InvariantCulture, pattern, place);
            if (path.StartsWith(prefix, StringComparison.Ordinal))
                return new(name, repository, path[prefix.Length..]);
        }

        return null;
    }

    private static async Task RevisionAsync(HttpContext context, Asked asked)
    {
        if (!asked.Repository.Has(Uri.UnescapeDataString(asked.Rest)))
            await RefuseAsync(context, 404, "RevisionNotFound", "Invalid rev id");
        else
            await context.Response.WriteAsJsonAsync(new { id = asked.Name, sha = asked.Repository.Commit, siblings = Array.Empty<string>() });
    }

    private async Task TreeAsync(HttpContext context, Asked asked)
    {
        if (!asked.Repository.Has(Uri.UnescapeDataString(asked.Rest)))
        {
            await RefuseAsync(context, 404, "RevisionNotFound", "Invalid rev id");
            return;
        }

        int from = int.Parse(context.Request.Query["cursor"].FirstOrDefault() ?? "0", CultureInfo.InvariantCulture);
        object[] entries = [.. asked.Repository.Files.Skip(from).Take(PageSize).Select(file => Entry(file.Key, file.Value))];
        if (from + PageSize < asked.Repository.Files.Count)
        {
            // The hub names itself in full, also when it is asked through a mirror.
            context.Response.Headers.Link =
                $"<https://huggingface.co{context.Request.Path}?recursive=true&expand=false&cursor={from + PageSize}>; rel=\"next\"";
        }

        if (from == 0)
            entries = [new { type = "directory", oid = new string('d', 40), size = 0, path = "folder" }, .. entries];
        await context.Response.WriteAsync(JsonSerializer.Serialize(entries), context.RequestAborted);
    }

    private static object Entry(string path, RemoteFile file) => file.Large
        ? new
        {
            type = "file",
            oid = RemoteFile.GitBlob([1, 2, 3]),
            size = file.Content.Length,
            lfs = new { oid = file.Sha256, size = file.Content.Length, pointerSize = 134 },
            xetHash = new string('e', 64),
            path,
        }
        : new { type = "file", oid = file.Hash, size = file.Content.Length, path };

    private async Task ResolveAsync(HttpContext context, Asked asked)
    {
        string[] parts = asked.Rest.Split('/', 2);
        string path = string.Join('/', parts[1].Split('/').Select(Uri.UnescapeDataString));
        context.Response.Headers["X-Repo-Commit"] = asked.Repository.Commit;
        if (!asked.Repository.Has(Uri.UnescapeDataString(parts[0])))
        {
            await RefuseAsync(context, 404, "RevisionNotFound", "Invalid rev id");
        }
        else if (!asked.Repository.Files.TryGetValue(path, out RemoteFile? file))
        {
            await RefuseAsync(context, 404, "EntryNotFound", "Entry not found");
        }
        else if (file.Large)
        {
            context.Response.Headers["X-Linked-Etag"] = $"\"{file.Hash}\"";
            context.Response.Headers["X-Linked-Size"] = file.Content.Length.ToString(CultureInfo.InvariantCulture);
            context.Response.StatusCode = 302;
            context.Response.Headers.Location = $"{Storage}blob/{file.Sha256}";
        }
        else
        {
            context.Response.Headers.ETag = $"\"{file.Hash}\"";
            await SendAsync(context, file.Content);
        }
    }
}

/// <summary>What a request was.</summary>
internal sealed record ReceivedRequest(string Method, string Target, int Port, string Authorization, string Range);

/// <summary>The repository that a request names, and what follows it in the address.</summary>
internal sealed record Asked(string Name, RemoteRepository Repository, string Rest);
