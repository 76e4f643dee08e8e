using EmbedBench.Cli.Output;
using EmbedBench.Datasets;
using EmbedBench.Hub;

namespace EmbedBench.Tests.Cli.Output;

public sealed class LoadingDisplayTests
{
    [Fact]
    public void Report_DownloadThenRows_CountsEachFromItsBeginning()
    {
        var time = new ManualTime();
        using var messages = new StringWriter { NewLine = "\n" };
        var loading = new LoadingDisplay(new ProgressDisplay(messages, isTerminal: false, time));
        loading.Report(new HubProgress("model.safetensors", 0, 90_000_000, 0));
        time.Advance(TimeSpan.FromSeconds(10));
        loading.Report(new HubProgress("model.safetensors", 30_000_000, 90_000_000, 3_000_000));
        loading.Report(new DataProgress("read rows", 10_000, null, "rows"));
        time.Advance(TimeSpan.FromSeconds(10));
        loading.Report(new DataProgress("read rows", 40_000, null, "rows"));

        Assert.Equal(
            "load: 33 % of 90,000 kB, 3,000 kB/s, 20 s left, download model.safetensors\n"
            + "load: 40,000 rows, 3,000 rows/s, read rows\n",
            messages.ToString());
    }
}
