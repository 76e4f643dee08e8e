namespace EmbedBench.Training.Optimizers;

/// <summary>
/// What the loss is multiplied with in float16, so that small gradients do not vanish, as torch.amp.GradScaler: halved when a gradient
/// overflows, and the step is skipped; doubled after 2,000 steps without.
/// </summary>
internal sealed class LossScale
{
    private const double Initial = 65536;
    private const double Growth = 2;
    private const double Backoff = 0.5;
    private const int GrowthInterval = 2000;

    /// <summary>Below this it is not the scale that makes gradients overflow.</summary>
    private const double Smallest = 1;

    private int _stepsSinceChange;

    /// <summary>A power of two, so that scaling rounds nothing.</summary>
    public double Factor { get; private set; } = Initial;

    public State Current
    {
        get => new(Factor, _stepsSinceChange);
        set => (Factor, _stepsSinceChange) = (value.Factor, value.StepsSinceChange);
    }

    /// <summary>Whether a smaller scale may still help where a gradient has overflown.</summary>
    public bool CanShrink => Factor > Smallest;

    /// <summary>Takes note of a step.</summary>
    /// <param name="overflowed">Whether its gradient held an infinity or a NaN, so that it was skipped.</param>
    public void Update(bool overflowed)
    {
        _stepsSinceChange++;
        if (!overflowed && _stepsSinceChange < GrowthInterval)
            return;
        Factor *= overflowed ? Backoff : Growth;
        _stepsSinceChange = 0;
    }

    /// <summary>What a checkpoint keeps of it.</summary>
    internal sealed record State(double Factor, int StepsSinceChange);
}
