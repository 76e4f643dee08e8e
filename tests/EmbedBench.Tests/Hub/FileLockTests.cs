using EmbedBench.Hub.Caching;

namespace EmbedBench.Tests.Hub;

public sealed class FileLockTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("lock-").FullName;

    private string LockFile => Path.Combine(_folder, "a/b.lock");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task TakeAsync_HeldLock_IsWaitedFor()
    {
        FileStream first = await FileLock.TakeAsync(LockFile, TestContext.Current.CancellationToken);
        Task<FileStream> second = FileLock.TakeAsync(LockFile, TestContext.Current.CancellationToken);
        await Task.Delay(150, TestContext.Current.CancellationToken);
        Assert.False(second.IsCompleted);
        await first.DisposeAsync();
        await (await second).DisposeAsync();
        Assert.True(File.Exists(LockFile));
    }

    [Fact]
    public async Task TakeAsync_CancelledWhileWaiting_Stops()
    {
        await using FileStream held = await FileLock.TakeAsync(LockFile, TestContext.Current.CancellationToken);
        using var cancel = new CancellationTokenSource(TimeSpan.FromMilliseconds(100));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => FileLock.TakeAsync(LockFile, cancel.Token));
    }
}
