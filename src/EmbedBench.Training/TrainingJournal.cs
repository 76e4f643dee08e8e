using System.Security.Cryptography;
using System.Text;
using EmbedBench.Encoders;
using EmbedBench.Torch;
using EmbedBench.Training.Checkpoints;
using EmbedBench.Training.Optimizers;
using static TorchSharp.torch;

namespace EmbedBench.Training;

/// <summary>
/// Where a training stands: its log, evaluations, the best model so far, and the checkpoints that hold all of it. The trainer's loop takes
/// steps; the journal decides after each what else is due.
/// </summary>
internal sealed class TrainingJournal : IDisposable
{
    private readonly TrainingSettings _settings;
    private readonly TrainingHooks _hooks;
    private readonly SentenceEncoder _encoder;
    private readonly RandomStream _random;
    private readonly AdamW _optimizer;
    private readonly LossScale? _scale;
    private readonly string _run;
    private readonly List<DeviceChange> _deviceChanges;
    private readonly List<TrainedStep> _log;
    private readonly List<Evaluation> _evaluations;
    private BestModel _best;
    private int? _checkpoint;

    /// <summary>Begins anew, or goes on from the newest sound checkpoint.</summary>
    public TrainingJournal(
        TrainingSettings settings, TrainingHooks hooks, SentenceEncoder encoder, TrainingRows rows, AdamW optimizer, LossScale? scale,
        RandomStream random)
    {
        if (settings.KeepBest is not null && (hooks.Checkpoints is null || hooks.Evaluate is null))
            throw new ArgumentException("Keeping the best model needs evaluations and a place for checkpoints.", nameof(hooks));
        (_settings, _hooks, _encoder, _optimizer, _scale, _random) = (settings, hooks, encoder, optimizer, scale, random);
        _run = hooks.Checkpoints is null ? "" : Identify(settings, encoder, rows);
        TrainingState state = (hooks.Resume ? hooks.Checkpoints?.Read(_run, Weights(), optimizer.Moments) : null) ?? TrainingState.Start(_run, Device, random.State);
        _checkpoint = state.Log.Count > 0 ? state.Log.Count : null;
        _log = [.. state.Log];
        _evaluations = [.. state.Evaluations];
        _best = state.Best;
        _deviceChanges = [.. state.DeviceChanges];
        if (state.Device != Device)
            _deviceChanges.Add(new DeviceChange(state.Log.Count, state.Device, Device));
        Epoch = state.Epoch;
        StepInEpoch = state.StepInEpoch;
        random.State = state.Random;
        optimizer.Steps = _log.Count(step => !step.Skipped);
        if (scale is not null && state.LossScale is { } scaled)
            scale.Current = scaled;
    }

    /// <summary>The epoch under way, from 0.</summary>
    public int Epoch { get; private set; }

    /// <summary>Steps taken in it.</summary>
    public int StepInEpoch { get; private set; }

    /// <summary>Steps taken in all.</summary>
    public int Steps => _log.Count;

    /// <summary>Whether the best model has not improved for as long as the settings' patience.</summary>
    public bool Stopped => _settings.Patience is { } patience && _best.Since >= patience;

    /// <summary>A sentence on the last checkpoint, for errors.</summary>
    public string LastCheckpoint => _checkpoint is null ? "There is no checkpoint." : $"The last checkpoint is of step {_checkpoint}, in {_hooks.Checkpoints!.Directory}.";

    /// <summary>Notes a step, then evaluates and writes a checkpoint where they are due.</summary>
    public void Add(TrainedStep step, int ofEpoch)
    {
        _log.Add(step);
        StepInEpoch++;
        bool epochDone = StepInEpoch == ofEpoch;
        if (epochDone)
            (Epoch, StepInEpoch) = (Epoch + 1, 0);

        bool last = Epoch == _settings.Epochs;
        bool improved = EvaluationDue(epochDone, last) && Evaluate(epochDone);
        if (improved || (CheckpointDue(epochDone) && !last))
            WriteCheckpoint();
    }

    /// <summary>Writes a checkpoint of the last step and ends the run.</summary>
    /// <exception cref="OperationCanceledException">Always.</exception>
    public void Interrupt(CancellationToken cancel)
    {
        if (_checkpoint != Steps && Steps > 0)
            WriteCheckpoint();
        throw new OperationCanceledException(LastCheckpoint, cancel);
    }

    /// <summary>The result; where the best model is kept and was not the last, its weights are put back.</summary>
    public TrainingResult Finish()
    {
        if (_best.Step is { } kept && kept != Steps)
            _hooks.Checkpoints!.ReadWeights(kept, Weights());
        return new TrainingResult(_log, _evaluations, _best.Step, _deviceChanges);
    }

    public void Dispose() => _encoder.WeightsChanged();

    private string Device => _encoder.Model.Device.Name;

    private bool EvaluationDue(bool epochDone, bool last) =>
        _hooks.Evaluate is not null && (_hooks.EvaluateEverySteps is { } every ? Steps % every == 0 || last : epochDone);

    private bool CheckpointDue(bool epochDone) => _settings.Checkpoint.EverySteps is { } every ? Steps % every == 0 : epochDone;

    /// <returns>Whether this is the best model so far and has to be kept.</returns>
    private bool Evaluate(bool epochDone)
    {
        _encoder.WeightsChanged();
        int? epoch = epochDone ? Epoch : null;
        IReadOnlyDictionary<string, double> figures = _hooks.Evaluate!(new EvaluationPoint(Steps, epoch));
        _evaluations.Add(new Evaluation(Steps, epoch, figures));
        if (_settings.KeepBest is not { } name)
            return false;
        double value = figures.TryGetValue(name, out double found)
            ? found
            : throw new ArgumentException($"The evaluation gives no figure {name}, by which the best model is kept.");
        bool improved = value > _best.Value;
        _best = improved ? new BestModel(Steps, value, 0) : _best with { Since = _best.Since + 1 };
        return improved;
    }

    private void WriteCheckpoint()
    {
        if (_hooks.Checkpoints is not { } folder)
            return;
        var state = new TrainingState
        {
            Run = _run,
            Epoch = Epoch,
            StepInEpoch = StepInEpoch,
            Random = _random.State,
            LossScale = _scale?.Current,
            Device = Device,
            DeviceChanges = _deviceChanges,
            Log = _log,
            Evaluations = _evaluations,
            Best = _best,
        };
        folder.Write(state, Weights(), _optimizer.Moments, _settings.Checkpoint.Last);
        _checkpoint = Steps;
    }

    private Dictionary<string, Tensor> Weights() =>
        _encoder.Model.Parameters.ToDictionary(parameter => parameter.Name, parameter => (Tensor)parameter.Weight, StringComparer.Ordinal);

    /// <summary>SHA-256 of what decides the weights of every step: settings, rows and the model that it begins with.</summary>
    private static string Identify(TrainingSettings settings, SentenceEncoder encoder, TrainingRows rows)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        void Append(string text) => hash.AppendData(Encoding.UTF8.GetBytes(text + "\0"));
        Append((settings with { Pairs = [], Recompute = Recompute.Auto, Checkpoint = new CheckpointSettings() }).ToString());
        Append(encoder.Fingerprint);
        foreach (IReadOnlyList<string> column in rows.Columns)
        {
            foreach (string text in column)
                Append(text);
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
