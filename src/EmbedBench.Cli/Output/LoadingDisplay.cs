using EmbedBench.Datasets;
using EmbedBench.Hub;

namespace EmbedBench.Cli.Output;

/// <summary>Shows how far data and models are fetched, read or pushed.</summary>
/// <param name="display">Where.</param>
/// <param name="verb">What becomes of files of the hub.</param>
internal sealed class LoadingDisplay(ProgressDisplay display, string verb = "download") : IProgress<DataProgress>, IProgress<HubProgress>
{
    private string? _unit;

    public void Report(DataProgress value)
    {
        // A rate of rows is none of bytes.
        if (_unit != value.Unit)
            display.Begin("load");
        _unit = value.Unit;
        if (value.Unit == "bytes")
            display.Report(value.Done / 1000, value.Total / 1000, "kB", value.Step);
        else
            display.Report(value.Done, value.Total, value.Unit, value.Step);
    }

    public void Report(HubProgress value) => Report(new DataProgress($"{verb} {value.File}", value.Bytes, value.TotalBytes, "bytes"));
}
