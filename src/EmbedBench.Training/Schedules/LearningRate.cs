namespace EmbedBench.Training.Schedules;

/// <summary>The learning rate of each optimizer step, as transformers' schedulers give it.</summary>
public sealed class LearningRate
{
    private readonly ScheduleKind _kind;
    private readonly double _peak;
    private readonly int _steps;

    /// <param name="kind">How the rate goes on after the warm-up.</param>
    /// <param name="peak">The highest rate.</param>
    /// <param name="steps">Optimizer steps of the whole run.</param>
    /// <param name="warmup">Share of the steps, 0 to 1, rounded up to whole ones.</param>
    public LearningRate(ScheduleKind kind, double peak, int steps, double warmup)
    {
        _kind = kind;
        _peak = peak;
        _steps = steps;
        WarmupSteps = kind == ScheduleKind.Constant ? 0 : (int)Math.Ceiling(warmup * steps);
    }

    public int WarmupSteps { get; }

    /// <summary>The rate of step <paramref name="step"/>, from 0; the first of a warm-up has rate 0.</summary>
    public double At(int step)
    {
        if (step < WarmupSteps)
            return _peak * step / WarmupSteps;
        int rest = Math.Max(1, _steps - WarmupSteps);
        return _kind switch
        {
            ScheduleKind.Linear => _peak * Math.Max(0, (double)(_steps - step) / rest),
            ScheduleKind.Cosine => _peak * Math.Max(0, 0.5 * (1 + Math.Cos(Math.PI * (step - WarmupSteps) / rest))),
            _ => _peak,
        };
    }
}
