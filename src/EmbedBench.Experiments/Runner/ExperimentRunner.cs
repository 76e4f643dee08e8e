using EmbedBench.Datasets;
using EmbedBench.Encoders;
using EmbedBench.Encoders.Folders;
using EmbedBench.Experiments.Bands;
using EmbedBench.Experiments.Catalogue;
using EmbedBench.Experiments.Specs;
using EmbedBench.Experiments.Specs.Checks;
using EmbedBench.Hub;
using EmbedBench.Results;
using EmbedBench.Results.Figures;
using EmbedBench.Results.Records;
using EmbedBench.Retrieval.Trec;
using EmbedBench.Torch;
using EmbedBench.Torch.Devices;
using EmbedBench.Torch.Loading;
using EmbedBench.Training;
using EmbedBench.Training.Checkpoints;

namespace EmbedBench.Experiments.Runner;

/// <summary>Runs experiments: load, evaluate, tune, evaluate, judge, record.</summary>
/// <param name="root">The folder that holds <c>experiments/</c>; runs go to <c>runs/</c> below it.</param>
/// <param name="torch">What the process computes with.</param>
/// <param name="hub">Fetches models and data sets.</param>
/// <param name="workers">The threads.</param>
/// <param name="device">Where models are computed; the spec's precision is taken on a GPU, float32 on the processor.</param>
public sealed class ExperimentRunner(string root, TorchInfo torch, HubClient hub, Workers workers, ComputeDevice device)
{
    /// <summary>Runs one profile of an experiment and writes its folder, or takes a finished run of the same where that is wanted.</summary>
    /// <exception cref="OperationCanceledException">Cancelled; what can be resumed is kept.</exception>
    /// <exception cref="InvalidDataException">Data or model are malformed, or not what the spec says.</exception>
    /// <exception cref="FileNotFoundException">A file of data or model is missing.</exception>
    /// <exception cref="DirectoryNotFoundException">A folder of data or model is missing.</exception>
    /// <exception cref="SpecException">The profile is not there, or the rows are too few for its warm-up.</exception>
    /// <exception cref="NonFiniteLossException">Training came to a loss that is no number.</exception>
    /// <exception cref="TorchException">The device failed, as where its memory does not suffice; checkpoints stay as they are.</exception>
    public RunOutcome Run(Experiment experiment, string? profile, RunOptions options, IRunObserver observer, CancellationToken cancel)
    {
        DateTimeOffset started = DateTimeOffset.UtcNow;
        var clock = new RunClock(observer);
        ExperimentSpec spec = Effective(experiment.Resolve(profile), options);

        observer.Begin("load", null);
        Dataset data = clock.Time("load", () => LoadData(experiment, spec, options, clock, cancel));
        if (options.Stage >= RunStage.Train)
            LearningCheck.Require(spec, experiment.File, data.Split.Train.Count);
        (SentenceEncoder encoder, string? modelCommit) = clock.Time("load", () => new ModelOpener(root, hub).Open(experiment, spec.Model, workers, Placement(spec), clock, cancel));
        using SentenceEncoder model = encoder;
        device.RoundProducts(toTensorFloat32: spec.Training.Tf32);
        var identity = RunIdentity.Of(spec, data, model, torch, device);
        string runs = options.RunsFolder ?? RunFolder.Of(root, spec.Name, spec.Profile);
        if (options.Reuse && FindSame(runs, identity, spec, Reservations(experiment, spec, data, options)) is { } same)
        {
            observer.Begin("reuse", $"the run in {same.Folder}, since nothing has changed");
            return same;
        }

        var evaluator = new Evaluator(spec, data, workers, options.BlockTokens);
        var record = new RecordBuilder(spec, data, evaluator, model) { Revisions = Revisions(data, modelCommit) };
        using RunFolder folder = RunFolder.Create(runs, started, identity, options.Resume);
        clock.KeepIn(folder.ClockFile);
        try
        {
            observer.Begin("evaluate base", $"{data.Corpus.Count} passages, {data.Queries.Count} queries");
            StageEvaluation before = clock.Time("encode", () => evaluator.Evaluate(model, "base", clock, cancel));
            clock.Note(before.SearchSeconds);
            observer.Evaluated(FigureStage.Base, record.Keep(before, FigureStage.Base));
            WriteRankings(folder, "base", before);
            WriteJudgments(folder, evaluator);

            if (options.Stage >= RunStage.Train)
            {
                (TrainingResult training, StageEvaluation? last) = Tune(spec, data, model, evaluator, folder, options, observer, clock, cancel);
                record.Add(training, model.Model.WeightsFingerprint);
                if (options.Stage >= RunStage.Tuned)
                    EvaluateTuned(training, last, model, evaluator, record, folder, observer, clock, cancel);
            }

            RunRecord result = Finish(experiment, spec, data, options, record, clock, started);
            if (options.Stage >= RunStage.Train)
                ModelFolderWriter.Write(model, folder.ModelFolder, card: ModelCard.Write(spec, data, result));
            RunRecordFile.Write(folder.RecordFile, result);
            folder.Publish();
            return new RunOutcome(folder.Path, result);
        }
        catch
        {
            folder.Abandon();
            throw;
        }
    }

    /// <summary>The newest finished run that is the same, judged by today's bands, or null.</summary>
    private static RunOutcome? FindSame(string runs, RunIdentity identity, ExperimentSpec spec, IReadOnlyList<Reservation> reservations)
    {
        foreach (RunFolder folder in RunFolder.Finished(runs, identity))
        {
            RunRecord record = RunRecordFile.Read(folder.RecordFile);
            if (record.Reservations.SequenceEqual(reservations))
                return new RunOutcome(folder.Path, BandJudge.JudgeAgain(record, spec));
        }

        return null;
    }

    private static ExperimentSpec Effective(ExperimentSpec spec, RunOptions options) =>
        options.Seed is { } seed ? spec with { Training = spec.Training with { Seed = seed } } : spec;

    private Dataset LoadData(
        Experiment experiment, ExperimentSpec spec, RunOptions options, IProgress<DataProgress> progress, CancellationToken cancel)
    {
        var places = new DataPlaces { Experiment = spec.Name, SpecFolder = experiment.Folder, LocalFolder = options.DataDirectory };
        return new DatasetLoader(hub).LoadAsync(spec.Data, places, progress, cancel).GetAwaiter().GetResult();
    }

    private static (TrainingResult Training, StageEvaluation? Last) Tune(
        ExperimentSpec spec, Dataset data, SentenceEncoder model, Evaluator evaluator, RunFolder folder, RunOptions options, IRunObserver observer,
        RunClock clock, CancellationToken cancel)
    {
        var rows = new TrainingRows(
            [.. spec.Training.Pairs.Select(column => data.TrainingRows.Select(row => row.Text(column)).ToArray())],
            data.Rows[0].Score is null ? null : [.. data.TrainingRows.Select(row => (float)row.Score!.Value)]);
        observer.Begin("train", $"{rows.Count} pairs");
        using var trainer = new Trainer(model, spec.Training, rows, model.Workers, cancel);
        StageEvaluation? last = null;
        var hooks = new TrainingHooks
        {
            Evaluate = point =>
            {
                FigureStage stage = point.Epoch is { } epoch ? FigureStage.AfterEpoch(epoch) : FigureStage.AfterStep(point.Step);
                observer.Begin($"evaluate {stage}", null);
                last = clock.Time("evaluate", () => evaluator.Evaluate(model, "tuned", clock, cancel));
                Dictionary<FigureName, double> figures = evaluator.Figures(last, stage).ToDictionary(figure => figure.Name, figure => figure.Score.Mean);
                observer.Evaluated(stage, figures);
                return figures.ToDictionary(figure => figure.Key.ToString()[(stage.ToString().Length + 1)..], figure => figure.Value, StringComparer.Ordinal);
            },
            EvaluateEverySteps = spec.Evaluation.EverySteps,
            Checkpoints = new CheckpointFolder(folder.CheckpointFolder, observer.Warn),
            Resume = options.Resume,
            Progress = clock,
        };
        TrainingResult training = clock.Time("train", () => trainer.Train(hooks, cancel));
        bool lastIsTuned = training.KeptStep is null || training.KeptStep == training.Steps.Count;
        return (training, lastIsTuned ? last : null);
    }

    private static void EvaluateTuned(
        TrainingResult training, StageEvaluation? last, SentenceEncoder model, Evaluator evaluator, RecordBuilder record, RunFolder folder,
        IRunObserver observer, RunClock clock, CancellationToken cancel)
    {
        if (last is null)
        {
            observer.Begin("evaluate tuned", training.KeptStep is { } step ? $"the model of step {step}" : null);
            last = clock.Time("evaluate", () => evaluator.Evaluate(model, "tuned", clock, cancel));
        }

        clock.Note(last.SearchSeconds);
        observer.Evaluated(FigureStage.Tuned, record.Keep(last, FigureStage.Tuned));
        WriteRankings(folder, "tuned", last);
    }

    private RunRecord Finish(
        Experiment experiment, ExperimentSpec spec, Dataset data, RunOptions options, RecordBuilder builder, RunClock clock, DateTimeOffset started)
    {
        List<Reservation> reservations = Reservations(experiment, spec, data, options);
        if (builder.ChangedDevice)
            reservations.Add(Reservation.TwoDevices);
        var record = new RunRecord
        {
            Deterministic = builder.Build(torch),
            Stage = options.Stage,
            Reservations = reservations,
            Measured = new Measured
            {
                Host = HostFacts.Of(torch, device, root),
                Threads = workers.Count,
                Seconds = clock.Seconds,
                TokensPerSecond = clock.TokensPerSecond,
                PeakBytes = clock.PeakBytes,
                Started = started,
            },
            Verdicts = [],
        };
        return reservations.Contains(Reservation.Overridden) ? record : BandJudge.JudgeAgain(record, spec);
    }

    private static List<Reservation> Reservations(Experiment experiment, ExperimentSpec spec, Dataset data, RunOptions options)
    {
        var reservations = new List<Reservation>();
        if (options.Stage < RunStage.Tuned)
            reservations.Add(Reservation.PartialStage);
        if (options.Seed is not null || !experiment.IsCommitted)
            reservations.Add(Reservation.Overridden);
        if (!data.Origin.IsPinned)
            reservations.Add(Reservation.UnpinnedData);
        if (spec.Model is ModelSource.Hub { Revision: null })
            reservations.Add(Reservation.UnpinnedModel);
        if (spec.Data.Fingerprint is null)
            reservations.Add(Reservation.UnknownData);
        return reservations;
    }

    private static Dictionary<string, string> Revisions(Dataset data, string? modelCommit)
    {
        var revisions = new Dictionary<string, string>(StringComparer.Ordinal);
        if (data.Origin.Commit is { } commit)
            revisions["data"] = commit;
        if (modelCommit is not null)
            revisions["model"] = modelCommit;
        return revisions;
    }

    private Placement Placement(ExperimentSpec spec) => new()
    {
        Device = device,
        Precision = device.IsGpu ? spec.Training.Precision : Precision.Float32,
    };

    private static void WriteRankings(RunFolder folder, string stage, StageEvaluation evaluation)
    {
        foreach ((int dimension, IReadOnlyList<Retrieval.Rankings.Ranking> rankings) in evaluation.Rankings)
        {
            string name = FormattableString.Invariant($"{stage}-{dimension}");
            TrecRunFile.Write(Path.Combine(folder.Path, "rankings", name + ".trec"), new TrecRun(name, rankings));
        }
    }

    private static void WriteJudgments(RunFolder folder, Evaluator evaluator)
    {
        foreach ((string name, Retrieval.Metrics.RelevanceJudgments judgments) in evaluator.Named)
            TrecQrelsFile.Write(Path.Combine(folder.Path, $"qrels-{name}.trec"), judgments);
    }
}
