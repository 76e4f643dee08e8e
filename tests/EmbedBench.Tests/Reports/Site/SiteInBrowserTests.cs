using EmbedBench.Reports;
using EmbedBench.Reports.Publishing;
using EmbedBench.Reports.Site;
using EmbedBench.Results;
using EmbedBench.Results.Records;
using Microsoft.Playwright;

namespace EmbedBench.Tests.Reports.Site;

/// <summary>The site as a reader meets it: from the disk, without network, with and without script.</summary>
public sealed class SiteInBrowserTests : IClassFixture<Chromium>, IDisposable
{
    private readonly Chromium _chromium;
    private readonly TemporaryFolder _folder = new();

    public SiteInBrowserTests(Chromium chromium)
    {
        _chromium = chromium;
        RunRecord record = SyntheticRun.Create(RunStage.Tuned, 384, 128);
        RenderedReport report = RenderedText.Report(
            "# Search\n\n```embedbench plot-dimensions\n```\n\n```embedbench gains\nmetrics: mrr@10, ndcg@10\nmean: no\n```\n",
            record,
            tests: new InventedTests());
        ReportSite.Write(_folder.Path, [new PublishedReport(report, record)]);
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Index_WithoutScript_FiltersItsRows()
    {
        IPage page = await _chromium.OpenPageAsync(new BrowserNewPageOptions { JavaScriptEnabled = false });
        await page.GotoAsync(Address("index.html"));
        ILocator rows = page.Locator("tbody tr").Filter(new LocatorFilterOptions { Visible = true });

        Assert.Equal(18, await rows.CountAsync());
        await page.SelectOptionAsync("#metric", new SelectOptionValue { Label = "nDCG@10" });

        Assert.Equal(2, await rows.CountAsync());
        Assert.Contains("0.5900", await rows.First.InnerTextAsync(), StringComparison.Ordinal);
        await page.SelectOptionAsync("#metric", "");
        Assert.Equal(18, await rows.CountAsync());
    }

    [Fact]
    public async Task Page_AHeadingClicked_SortsItsTableUpAndDown()
    {
        IPage page = await _chromium.OpenPageAsync();
        await page.GotoAsync(Address("products-local.html"));
        ILocator cells = page.Locator("tbody tr td:nth-child(4)");

        Assert.Equal(["0.6000", "0.5700", "0.5900", "0.5600"], await cells.AllInnerTextsAsync());
        await page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Tuned" }).ClickAsync();
        Assert.Equal(["0.5600", "0.5700", "0.5900", "0.6000"], await cells.AllInnerTextsAsync());
        await page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Tuned" }).ClickAsync();
        Assert.Equal(["0.6000", "0.5900", "0.5700", "0.5600"], await cells.AllInnerTextsAsync());
        Assert.Equal("descending", await page.Locator("th", new PageLocatorOptions { HasText = "Tuned" }).GetAttributeAsync("aria-sort"));
    }

    [Theory]
    [InlineData(ColorScheme.Light, ".plot.light", ".plot.dark")]
    [InlineData(ColorScheme.Dark, ".plot.dark", ".plot.light")]
    public async Task Page_InEitherColourScheme_ShowsItsDrawingWithValues(ColorScheme scheme, string shown, string hidden)
    {
        IPage page = await _chromium.OpenPageAsync(new BrowserNewPageOptions { ColorScheme = scheme });
        var requests = new List<string>();
        page.Request += (_, request) => requests.Add(request.Url);
        await page.GotoAsync(Address("products-local.html"));

        Assert.True(await page.Locator(shown).IsVisibleAsync());
        Assert.False(await page.Locator(hidden).IsVisibleAsync());
        Assert.Equal(
            "tuned, 384: 0.5900 (0.4700 to 0.5300)",
            await page.Locator($"{shown} circle.hint title").Last.TextContentAsync(),
            ignoreAllWhiteSpace: true);
        Assert.All(requests, url => Assert.Matches("^(file|data):", url));
    }

    private string Address(string page) => new Uri(Path.Combine(_folder.Path, page)).AbsoluteUri;
}
