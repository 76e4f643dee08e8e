using EmbedBench.Hub;

namespace EmbedBench.Tests.Hub;

/// <summary>A hub, a cache folder of its own and clients for them; each test has all of it for itself.</summary>
public abstract class HubTests : IAsyncLifetime
{
    private readonly List<HubClient> _clients = [];

    private protected LocalHub Hub { get; private set; } = null!;

    private protected ImpatientTime Time { get; } = new();

    protected string Cache { get; } = Directory.CreateTempSubdirectory("hub-cache-").FullName;

    protected static CancellationToken Cancel => TestContext.Current.CancellationToken;

    protected static HubRepository Tiny => HubRepository.Model("acme/tiny");

    /// <summary>The folder of <see cref="Tiny"/> in the cache.</summary>
    protected string TinyCache => Path.Combine(Cache, "models--acme--tiny");

    private protected HubSettings Settings => new() { Endpoint = Hub.Address, Cache = Cache, Timeout = TimeSpan.FromSeconds(20) };

    public async ValueTask InitializeAsync() => Hub = await LocalHub.StartAsync();

    public async ValueTask DisposeAsync()
    {
        foreach (HubClient client in _clients)
            client.Dispose();
        await Hub.DisposeAsync();
        Directory.Delete(Cache, recursive: true);
        GC.SuppressFinalize(this);
    }

    private protected HubClient Client(Func<HubSettings, HubSettings>? change = null)
    {
        var client = new HubClient(change?.Invoke(Settings) ?? Settings, time: Time);
        _clients.Add(client);
        return client;
    }

    protected static Task<HubException> FailsAsync(HubErrorKind kind, Func<Task> action) => FailsAsync([kind], action);

    protected static async Task<HubException> FailsAsync(HubErrorKind[] kinds, Func<Task> action)
    {
        HubException error = await Assert.ThrowsAsync<HubException>(action);
        Assert.Contains(error.Kind, kinds);
        Assert.DoesNotContain('\n', error.Message);
        return error;
    }

    /// <summary>Bytes that no compression and no chance repeats.</summary>
    protected static byte[] Bytes(int length, int seed = 1)
    {
        byte[] bytes = new byte[length];
        new Random(seed).NextBytes(bytes);
        return bytes;
    }

    /// <summary>All files of the cache but locks, relative, in ordinal order.</summary>
    protected string[] CacheFiles() =>
        [.. Directory.EnumerateFiles(Cache, "*", SearchOption.AllDirectories).Select(path => Path.GetRelativePath(Cache, path))
            .Where(path => !path.StartsWith(".locks", StringComparison.Ordinal)).Order(StringComparer.Ordinal)];
}
