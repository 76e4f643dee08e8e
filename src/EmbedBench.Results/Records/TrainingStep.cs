namespace EmbedBench.Results.Records;

/// <summary>An optimizer step; numbers but the first are rounded to six significant digits.</summary>
/// <param name="Step">From 1.</param>
/// <param name="Epoch">Epochs done after the step, a fraction.</param>
/// <param name="Loss">Mean over the step's micro-batches.</param>
/// <param name="GradientNorm">Euclidean norm of the whole gradient before clipping.</param>
/// <param name="LearningRate">The rate the step was made with.</param>
public sealed record TrainingStep(int Step, double Epoch, double Loss, double GradientNorm, double LearningRate);
