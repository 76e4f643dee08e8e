using System.CommandLine;
using EmbedBench.Cli.Benchmark;
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

namespace EmbedBench.Cli.Commands;

/// <summary><c>bench</c>: this machine's speed, and which share of its peak is used.</summary>
internal sealed class BenchCommand
{
    private const string Measured = "products";
    private const string Profile = "local";

    private readonly EngineOptions _engine = new();
    private readonly Option<bool> _trace = new("--trace") { Description = "Every single sample too, not the medians alone" };

    public static Command Create(CommandHost host)
    {
        var bench = new BenchCommand();
        var command = new Command("bench", "Measure products, encoding and training as a share of this machine's peak.") { bench._trace };
        bench._engine.AddTo(command);
        return host.Define(command, bench.Run);
    }

    private ExitCode Run(Invocation call)
    {
        ExperimentCatalogue catalogue = call.OpenCatalogue();
        Experiment experiment = catalogue.Read(Measured);
        ExperimentSpec spec = experiment.Resolve(Profile);
        using Engine engine = _engine.Start(call);
        using var hub = new HubClient(HubSettings.Read(Environment.GetEnvironmentVariable));
        var loading = new LoadingDisplay(call.Output.Progress);
        Dataset data = new ExperimentData(hub, localFolder: null).Load(experiment, spec, loading, call.Cancel);
        var models = new ModelOpener(catalogue.Root, hub);
        using SentenceEncoder encoder = models.Open(experiment, spec.Model, engine.Workers, engine.Placement, loading, call.Cancel).Encoder;

        BenchResults results = Measure(call, engine, new ModelSpeed(encoder, spec, data, engine.Workers));
        if (call.Output.IsJson)
            call.Output.Json(writer => results.Write(writer, call.Get(_trace)));
        else
            results.Print(call.Output, call.Get(_trace));
        return ExitCode.Held;
    }

    private static BenchResults Measure(Invocation call, Engine engine, ModelSpeed model)
    {
        call.Output.Message("peak");
        double peakOfOne = PeakSpeed.Measure(engine.Workers, 1);
        double peak = PeakSpeed.Measure(engine.Workers, engine.Workers.Count);
        call.Output.Message("matrix products");
        IReadOnlyList<ProductComparison> products = new ProductSpeed(engine.Workers).Measure(call.Cancel);
        call.Output.Message("encoding");
        Measurement encoding = model.Encode(call.Cancel);
        call.Output.Message("training");
        Measurement training = model.Train(call.Cancel);
        return new BenchResults
        {
            Torch = engine.Torch,
            Threads = engine.Workers.Count,
            PeakOfOne = peakOfOne,
            Peak = peak,
            Products = products,
            Model = [encoding, training],
        };
    }
}
