"""What to keep in mind of an estimate of training compute, with the paragraph that says it."""

ANY_METHOD = (
    "Any method will do if the provider judges the amount accurate to within 30 % of what is "
    "reported; assumptions, method and uncertainties are to be documented (guidelines 123)."
)
ALL_FORMATS = "An operation counts the same in every number format (guidelines 125)."
KINDS_AND_PERIODS = (
    "For hardware of several kinds the peak is the average weighted by the number of units "
    "(guidelines 126); where the number of units changes, estimate each period and add up (128)."
)
MEASURED_UTILISATION = (
    "Recomputing activations to save memory need not be part of cumulative compute (guidelines "
    "122); a utilisation measured on the hardware may contain it. That is our observation."
)
DENSE = (
    "6 x P x D approximates dense transformers whose number of parameters lies far above a twelfth "
    "of the tokens in the input context (guidelines 132); P counts all parameters, D every token "
    "of every epoch (143)."
)
FULL_PASS = "A full pass is one forward and one backward pass together (guidelines 131)."
ACTIVE_PARAMETERS = (
    "In a mixture of experts only the active parameters take part in a pass: with all of them the "
    "formula counts operations that nobody computes. Use `mixture_of_experts` (guidelines 131)."
)
FROZEN_WEIGHTS = (
    "Where weights are frozen, as with adapters such as LoRA, the formula counts gradients that "
    "nobody computes. Use `with_frozen_weights` (guidelines 118, 131, 132)."
)
GENERATION = (
    "Generating, as in rollouts of reinforcement learning, synthetic data or filtering by models, "
    "takes forward passes alone and is no part of D. Use `forward_passes` and add the parts up."
)
MIXED_HOURS = (
    "Hours that went into generating (rollouts, synthetic data, filtering by models) or into "
    "evaluation do not update parameters: estimate them apart, and see with `counted` whether they "
    "count (guidelines 118, 119, 122)."
)
SPARSE_PEAK = (
    "Data sheets often print a peak with sparsity, which is twice the peak of dense work: use that "
    "of the operations that training runs, at the number format it runs in (guidelines 126)."
)
FORWARD_ONLY = (
    "A forward pass takes about 2 operations for each active parameter and token, a third of a "
    "full pass; that follows from 6 x P x D (guidelines 132) and is not said as such."
)
FROZEN_SPLIT = (
    "Of the 6 operations for each parameter and token, 2 go forward, 2 carry gradients back "
    "through the layers, and 2 compute the gradients of the parameters that are trained; frozen "
    "ones take no part in the last. Layers before the first trained one need no gradients at all."
)
NO_OVERLAP = "The parts must not overlap: what updates parameters is counted once."
OPEN_LIST = "The Commission's list of what need not be included may change (guidelines 122)."
