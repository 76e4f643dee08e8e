using Microsoft.Playwright;

namespace EmbedBench.Tests;

/// <summary>The system's Chromium, driven by Playwright from the package cache; one for all tests of a class.</summary>
public sealed class Chromium : IAsyncLifetime
{
    private static readonly string[] Names = ["chromium", "chromium-browser", "google-chrome"];

    private IPlaywright? _playwright;
    private IBrowser? _browser;

    public async ValueTask InitializeAsync()
    {
        string? program = Environment.GetEnvironmentVariable("PATH")!.Split(Path.PathSeparator)
            .SelectMany(folder => Names.Select(name => Path.Combine(folder, name))).FirstOrDefault(File.Exists);
        if (program is null)
            return;
        Environment.SetEnvironmentVariable("PLAYWRIGHT_DRIVER_SEARCH_PATH", (string)AppContext.GetData("EmbedBench.PlaywrightDirectory")!);
        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions { ExecutablePath = program, Args = ["--no-sandbox"] });
    }

    /// <summary>An empty page; the test is skipped where there is no browser.</summary>
    public async Task<IPage> OpenPageAsync(BrowserNewPageOptions? options = null)
    {
        Assert.SkipWhen(_browser is null, $"none of {string.Join(", ", Names)} is on the path");
        return await _browser.NewPageAsync(options);
    }

    public async ValueTask DisposeAsync()
    {
        if (_browser is not null)
            await _browser.DisposeAsync();
        _playwright?.Dispose();
    }
}
