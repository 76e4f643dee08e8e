using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using EmbedBench.Cli.CommandLine;
using EmbedBench.Cli.Options;
using EmbedBench.Cli.Output;
using EmbedBench.Cli.Runs;
using EmbedBench.Datasets;
using EmbedBench.Encoders;
using EmbedBench.Experiments.Catalogue;
using EmbedBench.Experiments.Runner;
using EmbedBench.Experiments.Specs;
using EmbedBench.Hub;
using EmbedBench.Results.Json;
using EmbedBench.Results.Records;
using EmbedBench.Torch;
using EmbedBench.Training;

namespace EmbedBench.Cli.Commands;

/// <summary><c>show</c>: a spec, checked, and what a run of it would do.</summary>
internal sealed class ShowCommand
{
    private readonly Argument<string> _name = new("NAME|FILE") { Description = "An experiment, or a spec file ending in .yaml" };
    private readonly ProfileOption _profile = new();
    private readonly DataOption _data = new();
    private readonly EngineOptions _engine = new();

    public static Command Create(CommandHost host)
    {
        var show = new ShowCommand();
        var command = new Command("show", "Check a spec and say what a run would do.") { show._name };
        show._profile.AddTo(command);
        show._data.AddTo(command);
        show._engine.AddTo(command);
        return host.Define(command, show.Run);
    }

    private ExitCode Run(Invocation call)
    {
        ExperimentCatalogue catalogue = call.OpenCatalogue();
        Experiment experiment = catalogue.Read(call.Get(_name));
        ExperimentSpec spec = _profile.Resolve(call, experiment);
        RunForecast? forecast = RunForecast.Make(experiment, spec, _data.Folder(call), call.Cancel);
        RunCost? cost = forecast?.Data is { } data ? Estimate(call, catalogue.Root, experiment, spec, data) : null;
        FoundRun? run = new RunFinder(catalogue).FindLatest(spec.Name, spec.Profile);
        RunRecord? latest = run is null ? null : RunRecordFile.Read(run.RecordFile);
        if (call.Output.IsJson)
        {
            call.Output.Json(writer => Write(writer, experiment, spec, forecast, cost, latest));
            return ExitCode.Held;
        }

        IEnumerable<(string Name, string Value)> keys = SpecFacts.Of(SpecDocument.Whole(spec));
        call.Output.Table(ResultTable.OfFacts([("spec", experiment.File), ("profile", spec.Profile), .. keys]));
        call.Output.Line();
        call.Output.Table(ResultTable.OfFacts(Describe(spec, forecast, cost, latest)));
        return ExitCode.Held;
    }

    /// <summary>What the run will take, where its model and libtorch are on this machine.</summary>
    private RunCost? Estimate(Invocation call, string root, Experiment experiment, ExperimentSpec spec, Dataset data)
    {
        try
        {
            using Engine engine = _engine.Start(call, [spec]);
            using var hub = new HubClient(HubSettings.Read(Environment.GetEnvironmentVariable) with { Offline = true });
            using SentenceEncoder encoder = new ModelOpener(root, hub).Open(experiment, spec.Model, engine.Workers, engine.Placement, progress: null, call.Cancel).Encoder;
            return RunCost.Estimate(encoder, spec, data, call.Cancel);
        }
        catch (Exception absent) when (absent is TorchException or HubException or FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
    }

    private static IEnumerable<(string Name, string Value)> Describe(ExperimentSpec spec, RunForecast? forecast, RunCost? cost, RunRecord? latest)
    {
        if (forecast is null)
        {
            yield return ("a run would", "fetch the data first; how many rows it has is not known here");
        }
        else
        {
            string passages = forecast.Passages is { } count ? string.Create(CultureInfo.InvariantCulture, $" in {count:N0} passages") : "";
            yield return ("a run would", string.Create(CultureInfo.InvariantCulture, $"evaluate {forecast.Queries:N0} queries{passages}"));
            yield return ("", string.Create(
                CultureInfo.InvariantCulture,
                $"train on {forecast.TrainingRows:N0} pairs for {forecast.Steps} steps, {forecast.Steps / spec.Training.Epochs} an epoch"));
        }

        if (cost is not null)
        {
            TrainingForecast training = cost.Training;
            string recomputed = training.Recomputes ? ", with graphs made twice" : "";
            yield return ("tokens", string.Create(
                CultureInfo.InvariantCulture,
                $"{training.Tokens:N0} to train on, {cost.EncodedTokens:N0} to encode; the largest batch has {training.LargestBatch:N0}"));
            yield return ("memory", $"about {Gigabytes(training.PeakBytes)} GB{recomputed}");
            yield return ("time", string.Create(
                CultureInfo.InvariantCulture,
                $"about {Duration.Format(cost.Time)}, at the {cost.TokensPerSecond:N0} tokens/s that a few texts were just encoded with"));
        }

        if (latest is not null)
        {
            Measured measured = latest.Measured;
            string time = Duration.Format(TimeSpan.FromSeconds(measured.Seconds.Values.Sum()));
            string memory = Gigabytes(measured.PeakBytes);
            yield return ("the latest run", $"took {time} with {measured.Threads} threads and {memory} GB of memory at most");
        }
    }

    private static string Gigabytes(long bytes) => (bytes / 1e9).ToString("0.0", CultureInfo.InvariantCulture);

    private static void Write(
        Utf8JsonWriter writer, Experiment experiment, ExperimentSpec spec, RunForecast? forecast, RunCost? cost, RunRecord? latest)
    {
        writer.WriteString("name", spec.Name);
        writer.WriteString("title", spec.Title);
        writer.WriteString("profile", spec.Profile);
        writer.WriteString("file", experiment.File);
        writer.WritePropertyName("spec");
        SpecDocument.Whole(spec).WriteTo(writer);
        if (forecast is not null)
        {
            writer.Object("run", () =>
            {
                writer.WriteNumber("training_rows", forecast.TrainingRows);
                writer.WriteNumber("queries", forecast.Queries);
                if (forecast.Passages is { } passages)
                    writer.WriteNumber("passages", passages);
                writer.WriteNumber("steps", forecast.Steps);
                if (cost is not null)
                {
                    writer.WriteNumber("training_tokens", cost.Training.Tokens);
                    writer.WriteNumber("encoded_tokens", cost.EncodedTokens);
                    writer.WriteNumber("peak_bytes", cost.Training.PeakBytes);
                    writer.WriteNumber("seconds", Math.Round(cost.Time.TotalSeconds));
                }
            });
        }

        if (latest is not null)
            writer.Map("latest_seconds", latest.Measured.Seconds, writer.WriteNumber);
    }
}
