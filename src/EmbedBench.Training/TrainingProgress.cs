namespace EmbedBench.Training;

/// <summary>How far a training is.</summary>
/// <param name="Last">The step just taken.</param>
/// <param name="Steps">Steps of the whole run.</param>
/// <param name="Tokens">Tokens of that step, all columns.</param>
public sealed record TrainingProgress(TrainedStep Last, int Steps, long Tokens);
